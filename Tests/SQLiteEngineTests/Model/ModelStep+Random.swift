import Randomness
import StoreSamples

/// Draws steps about few things, so that they meet: mostly those that are there, some that are gone or never were.
struct StepSource {
  private var random: SeededRandom
  private var products = 0
  private var users = 0
  private var orders = 0
  /// The numbers of the orders that came to be, the latest last.
  private var known: [Int] = []

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func next(in shop: ModelShop) -> ModelStep {
    var step = ModelStep(kind: kind(in: shop))
    if chance(8) { step.once = .init(key: "key-\(int(1...40))", request: chance(5) ? 2 : 1) }
    return step
  }

  /// Tells that an order has come to be.
  mutating func note(order: Int) { known.append(order) }

  private mutating func kind(in shop: ModelShop) -> ModelStep.Kind {
    switch int(0...99) {
    case 0...4: .addProduct(newProduct(), goods(), onHand: opening())
    case 5...6: .importProduct(newProduct(), goods(in: shop) ?? goods(), onHand: opening())
    case 7...10: edit(in: shop)
    case 11: archive(in: shop)
    case 12...15: restore(in: shop)
    case 16...17: delete(in: shop)
    case 18...20: .addUser(newUser(), person())
    case 21: .importUser(newUser(), person())
    case 22...24: editUser(in: shop)
    case 25: anonymise(in: shop)
    case 26: deleteUser(in: shop)
    case 27...33: .receive(product(in: shop), units: units(most: 60))
    case 34...35: .count(product(in: shop), units: chance(20) ? int(-1...1) * 1_000_000_001 : int(0...50))
    case 36...37: .adjustTo(product(in: shop), units: chance(20) ? 1_000_000_001 : int(0...50))
    case 38...39: .adjustBy(product(in: shop), units: chance(20) ? int(-1...1) * 1_000_000_000 : int(-20...20))
    case 40...64: .place(newOrder(), buyer: user(in: shop), items(in: shop))
    case 65...72: changeLines(in: shop)
    case 73...79: moved(in: shop) { .pay($0, version: $1) }
    case 80...84: moved(in: shop) { .fulfil($0, version: $1) }
    case 85...91: moved(in: shop) { .cancel($0, version: $1) }
    case 92...93: moved(in: shop) { .deleteOrder($0, version: $1) }
    default: .importOrder(newOrder(), history())
    }
  }

  private mutating func chance(_ oneIn: Int) -> Bool { int(1...oneIn) == 1 }

  /// Mostly one that is there.
  private mutating func one(of numbers: some Collection<Int>, orUpTo last: Int) -> Int {
    guard !numbers.isEmpty, !chance(20) else { return int(1...last + 1) }
    return numbers.sorted()[int(0...numbers.count - 1)]
  }

  private mutating func pick(_ words: [String]) -> String { words[int(0...words.count - 1)] }

  /// Nothing said, what is there, or something else.
  private mutating func version(_ current: Int?) -> Int? {
    switch int(0...9) {
    case 0...5: nil
    case 6...8: current ?? 1
    default: int(1...9)
    }
  }
}

/// Products.
extension StepSource {
  private mutating func newProduct() -> Int {
    products += 1
    return products
  }

  private mutating func product(in shop: ModelShop) -> Int { one(of: shop.products.keys, orUpTo: products) }

  private mutating func sku() -> String { "\(pick(["S", "s"]))-\(int(1...60))" }

  private mutating func price() -> Int {
    chance(30) ? pickPrice() : int(0...5_000)
  }

  private mutating func pickPrice() -> Int { [600_000_000_000, 1_000_000_000_000, 1_000_000_000_001][int(0...2)] }

  private mutating func goods() -> ModelGoods {
    ModelGoods(sku: sku(), price: price(), category: chance(2) ? pick(["Light", "Home"]) : nil)
  }

  /// One of those that are there, to be given once more.
  private mutating func goods(in shop: ModelShop) -> ModelGoods? { shop.products[product(in: shop)]?.goods }

  private mutating func opening() -> Int? {
    chance(2) ? nil : chance(30) ? int(-1...1) * 1_000_000_001 : int(0...40)
  }

  private mutating func units(most: Int) -> Int {
    chance(40) ? [0, 999_999, 1_000_000][int(0...2)] : int(1...most)
  }

  private mutating func edit(in shop: ModelShop) -> ModelStep.Kind {
    let number = product(in: shop)
    return .editProduct(
      number, version: version(shop.products[number]?.version), sku: chance(3) ? sku() : nil,
      price: chance(2) ? price() : nil, category: chance(3) ? pick(["Light", "Home", "Garden"]) : nil)
  }

  private mutating func archive(in shop: ModelShop) -> ModelStep.Kind {
    let number = product(in: shop)
    return .archiveProduct(number, version: version(shop.products[number]?.version))
  }

  private mutating func restore(in shop: ModelShop) -> ModelStep.Kind {
    let number = product(in: shop)
    return .restoreProduct(number, version: version(shop.products[number]?.version))
  }

  private mutating func delete(in shop: ModelShop) -> ModelStep.Kind {
    let number = product(in: shop)
    return .deleteProduct(number, version: version(shop.products[number]?.version))
  }
}

/// Users.
extension StepSource {
  private mutating func newUser() -> Int {
    users += 1
    return users
  }

  private mutating func user(in shop: ModelShop) -> Int { one(of: shop.users.keys, orUpTo: users) }

  private mutating func email() -> String { "u\(int(1...40))@example.com" }

  private mutating func person() -> ModelPerson {
    ModelPerson(name: pick(["Mia", "Tom"]), email: email(), role: pick(["customer", "supplier", "manager"]))
  }

  private mutating func editUser(in shop: ModelShop) -> ModelStep.Kind {
    let number = user(in: shop)
    return .editUser(number, version: version(shop.users[number]?.version), person())
  }

  private mutating func anonymise(in shop: ModelShop) -> ModelStep.Kind {
    let number = user(in: shop)
    return .anonymiseUser(number, version: version(shop.users[number]?.version))
  }

  private mutating func deleteUser(in shop: ModelShop) -> ModelStep.Kind {
    let number = user(in: shop)
    return .deleteUser(number, version: version(shop.users[number]?.version))
  }
}

/// Orders.
extension StepSource {
  private mutating func newOrder() -> Int {
    orders += 1
    return orders
  }

  /// Mostly one of the last, which still move.
  private mutating func order() -> Int {
    guard let latest = known.indices.last, !chance(20) else { return int(1...orders + 1) }
    return known[chance(5) ? int(0...latest) : max(0, latest - int(0...20))]
  }

  private mutating func items(in shop: ModelShop) -> [ModelItem] {
    if chance(100) { return (1...201).map { ModelItem(product: $0, units: 1) } }
    if chance(100) { return [] }
    return (1...int(1...4)).map { _ in ModelItem(product: product(in: shop), units: units(most: 8)) }
  }

  private mutating func changeLines(in shop: ModelShop) -> ModelStep.Kind {
    let number = order()
    let found = shop.orders[number]
    var items = items(in: shop)
    // Mostly what is there, a little more or less of it.
    if let found, !chance(4) {
      items = found.lines.map { ModelItem(product: $0.product, units: max(1, $0.units + int(-2...2))) }
      if chance(3) { items.append(ModelItem(product: product(in: shop), units: 1)) }
      if chance(3) { items.removeFirst() }
    }
    return .changeLines(number, version: version(found?.version), items)
  }

  private mutating func moved(in shop: ModelShop, _ kind: (Int, Int?) -> ModelStep.Kind) -> ModelStep.Kind {
    let number = order()
    return kind(number, version(shop.orders[number]?.version))
  }

  private mutating func history() -> ModelHistory {
    let number = int(1...200)
    // The same reference mostly comes with the same order.
    let variant = chance(4) ? 1 : 0
    let lines = (0...number % 3).map { line in
      ModelHistory.Line(sku: "S-\((number + line * variant) % 60 + 1)", units: number % 7 + 1, price: number * 10)
    }
    return ModelHistory(
      reference: "INV-\(number)", email: "u\(number % 40 + 1)@example.com", lines: chance(50) ? [] : lines,
      status: ["placed", "paid", "fulfilled", "cancelled"][number % 4], placedAt: number)
  }
}
