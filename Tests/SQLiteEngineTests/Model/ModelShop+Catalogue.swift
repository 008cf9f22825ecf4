import Domain
import StoreSamples

/// Products and their shelves.
extension ModelShop {
  mutating func add(
    _ number: Int, _ goods: ModelGoods, _ onHand: Int?, again: Bool
  ) throws(Refusal) -> (words: String, changes: Bool) {
    if let known = products.values.first(where: { $0.goods.sku.uppercased() == goods.sku.uppercased() }) {
      if again, known.goods == goods { return ("unchanged", false) }
      throw Refusal("taken product sku")
    }
    products[number] = Product(goods: goods, onHand: onHand, moved: onHand ?? 0)
    return (again ? "added" : words(ofProduct: number), true)
  }

  mutating func edit(
    _ number: Int, _ version: Int?, _ sku: String?, _ price: Int?, _ category: String?
  ) throws(Refusal) -> (words: String, changes: Bool) {
    var product = try product(number)
    try require(version, is: product.version)
    let old = product.goods
    if let sku {
      for (other, known) in products where other != number && known.goods.sku.uppercased() == sku.uppercased() {
        throw Refusal("taken product sku")
      }
      product.goods.sku = sku
    }
    if let price { product.goods.price = price }
    if let category { product.goods.category = category }
    guard product.goods != old else { return (words(ofProduct: number), false) }
    product.version += 1
    products[number] = product
    return (words(ofProduct: number), true)
  }

  mutating func turn(_ number: Int, _ version: Int?, active: Bool) throws(Refusal) -> (words: String, changes: Bool) {
    var product = try product(number)
    try require(version, is: product.version)
    guard product.isActive != active else { return (words(ofProduct: number), false) }
    product.isActive = active
    product.version += 1
    products[number] = product
    return (words(ofProduct: number), true)
  }

  mutating func deleteProduct(_ number: Int, _ version: Int?) throws(Refusal) -> (words: String, changes: Bool) {
    let product = try product(number)
    try require(version, is: product.version)
    guard !product.wasSold else { throw Refusal("sold") }
    if let onHand = product.onHand, onHand > 0 { throw Refusal("on hand \(onHand)") }
    let words = words(ofProduct: number)
    products[number] = nil
    return (words, true)
  }

  mutating func receive(_ number: Int, _ units: Int) throws(Refusal) -> (words: String, changes: Bool) {
    _ = try product(number)
    try move(number, by: units, tracking: true)
    return (words(ofStock: number), true)
  }

  mutating func count(_ number: Int, _ units: Int) throws(Refusal) -> (words: String, changes: Bool) {
    let product = try product(number)
    try move(number, by: units - (product.onHand ?? 0), tracking: true)
    return (words(ofStock: number), true)
  }

  mutating func adjust(_ number: Int, to units: Int) throws(Refusal) -> (words: String, changes: Bool) {
    guard let onHand = try product(number).onHand else { throw Refusal("not tracked") }
    try move(number, by: units - onHand)
    return (words(ofStock: number), units != onHand)
  }

  mutating func adjust(_ number: Int, by units: Int) throws(Refusal) -> (words: String, changes: Bool) {
    guard let onHand = try product(number).onHand else { throw Refusal("not tracked") }
    guard onHand + units >= 0 else { throw Refusal("short \(number): \(-units) of \(onHand)") }
    guard onHand + units <= Self.mostUnits else { throw Refusal("range by") }
    try move(number, by: units)
    return (words(ofStock: number), true)
  }

  mutating func move(_ number: Int, by units: Int, tracking: Bool = false) throws(Refusal) {
    guard let onHand = products[number]?.onHand ?? (tracking ? 0 : nil) else { return }
    guard onHand + units <= Self.mostUnits else { throw Refusal("range quantity") }
    products[number]?.onHand = onHand + units
    products[number]?.moved += units
  }

  func product(_ number: Int) throws(Refusal) -> Product {
    guard let product = products[number] else { throw Refusal("no product") }
    return product
  }

  func words(ofProduct number: Int) -> String {
    guard let product = products[number] else { return "" }
    let (goods, status) = (product.goods, product.isActive ? "active" : "archived")
    return "product \(number) \(goods.sku) \(goods.price) \(goods.category ?? "-") \(status) v\(product.version)"
  }

  func words(ofStock number: Int) -> String {
    "stock \(number) \(products[number]?.onHand.map { "\($0)" } ?? "untracked")"
  }
}

/// Users.
extension ModelShop {
  mutating func add(_ number: Int, _ person: ModelPerson, again: Bool) throws(Refusal) -> (words: String, changes: Bool)
  {
    if let known = users.values.first(where: { $0.person.email == person.email }) {
      if again, known.person == person { return ("unchanged", false) }
      throw Refusal("taken user email")
    }
    users[number] = User(person: person)
    return (again ? "added" : words(ofUser: number), true)
  }

  mutating func edit(_ number: Int, _ version: Int?, _ person: ModelPerson) throws(Refusal) -> (
    words: String, changes: Bool
  ) {
    var user = try user(number)
    try require(version, is: user.version)
    for (other, known) in users where other != number && known.person.email == person.email {
      throw Refusal("taken user email")
    }
    guard user.person != person else { return (words(ofUser: number), false) }
    user.person = person
    user.version += 1
    users[number] = user
    return (words(ofUser: number), true)
  }

  mutating func anonymise(_ number: Int, _ version: Int?) throws(Refusal) -> (words: String, changes: Bool) {
    var user = try user(number)
    try require(version, is: user.version)
    let nobody = ModelPerson(
      name: "Anonymous", email: "\(Samples.userID(number))@anonymous.invalid", role: user.person.role)
    guard user.person != nobody else { return (words(ofUser: number), false) }
    user.person = nobody
    user.version += 1
    users[number] = user
    return (words(ofUser: number), true)
  }

  mutating func deleteUser(_ number: Int, _ version: Int?) throws(Refusal) -> (words: String, changes: Bool) {
    let user = try user(number)
    try require(version, is: user.version)
    guard !user.hasBought else { throw Refusal("bought") }
    let words = words(ofUser: number)
    users[number] = nil
    return (words, true)
  }

  func user(_ number: Int) throws(Refusal) -> User {
    guard let user = users[number] else { throw Refusal("no user") }
    return user
  }

  func words(ofUser number: Int) -> String {
    guard let user = users[number] else { return "" }
    return "user \(number) \(user.person.name) \(user.person.email) \(user.person.role) v\(user.version)"
  }
}
