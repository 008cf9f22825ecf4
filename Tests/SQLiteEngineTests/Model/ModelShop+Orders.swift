/// Orders.
extension ModelShop {
  mutating func place(_ number: Int, _ buyer: Int, _ items: [ModelItem]) throws(Refusal) -> (
    words: String, changes: Bool
  ) {
    let items = try Self.merged(items)
    _ = try user(buyer)
    for item in items { _ = try onSale(item.product) }
    try refuse(
      items.compactMap { item in
        guard let onHand = products[item.product]?.onHand, onHand < item.units else { return nil }
        return (item.product, item.units, onHand)
      })
    var lines: [Line] = []
    for item in items { lines.append(try line(of: item, at: try onSale(item.product))) }
    let order = Order(buyer: buyer, lines: lines, reference: nil, placedAt: now)
    try checkTotal(lines)
    for line in lines where line.fromStock { try move(line.product, by: -line.units) }
    keep(number, order)
    return (words(ofOrder: number), true)
  }

  mutating func changeLines(_ number: Int, _ version: Int?, _ items: [ModelItem]) throws(Refusal) -> (
    words: String, changes: Bool
  ) {
    let items = try Self.merged(items)
    var order = try order(number)
    try require(version, is: order.version)
    guard order.status == "placed" else { throw Refusal("is \(order.status), not placed") }
    var kept: [Int: [Line]] = [:]
    var added: [Line] = []
    for item in items {
      let old = order.lines.filter { $0.product == item.product }
      if old.isEmpty {
        added.append(try line(of: item, at: try onSale(item.product)))
      } else {
        kept[item.product] = try resized(old, to: item.units)
      }
    }
    var lines: [Line] = []
    for line in order.lines { lines += kept.removeValue(forKey: line.product) ?? [] }
    lines += added
    guard lines != order.lines else { return (words(ofOrder: number), false) }
    try checkTotal(lines)
    try takeDifference(from: order.lines, to: lines)
    order.lines = lines
    order.version += 1
    keep(number, order)
    return (words(ofOrder: number), true)
  }

  /// More comes from where the shelf stands now, at the price as sold; less is taken from the last line first.
  private func resized(_ old: [Line], to units: Int) throws(Refusal) -> [Line] {
    var lines = old
    var rest = units - old.reduce(0) { $0 + $1.units }
    if rest > 0, let last = old.last {
      let isTracked = try onSale(last.product).onHand != nil
      if let place = lines.lastIndex(where: { $0.fromStock == isTracked }) {
        lines[place].units += rest
        guard lines[place].units <= 999_999 else { throw Refusal("range quantity") }
        guard lines[place].price * lines[place].units <= Self.mostMoney else { throw Refusal("amount") }
      } else {
        guard last.price * rest <= Self.mostMoney else { throw Refusal("amount") }
        lines.append(
          Line(product: last.product, sku: last.sku, price: last.price, units: rest, fromStock: isTracked))
      }
    }
    while rest < 0, var last = lines.popLast() {
      rest += last.units
      guard rest > 0 else { continue }
      last.units = rest
      lines.append(last)
      rest = 0
    }
    return lines
  }

  private mutating func takeDifference(from old: [Line], to new: [Line]) throws(Refusal) {
    var order: [Int] = []
    for line in old + new where line.fromStock && !order.contains(line.product) { order.append(line.product) }
    var short: [(product: Int, asked: Int, available: Int)] = []
    for product in order {
      let units = taken(old, of: product) - taken(new, of: product)
      if let onHand = products[product]?.onHand, onHand + units < 0 {
        short.append((product, -units, onHand))
      } else if units != 0 {
        try move(product, by: units)
      }
    }
    try refuse(short)
  }

  mutating func step(_ number: Int, _ version: Int?, to status: String, from allowed: [String]) throws(Refusal) -> (
    words: String, changes: Bool
  ) {
    var order = try order(number)
    try require(version, is: order.version)
    guard allowed.contains(order.status) else {
      throw Refusal("is \(order.status), not \(allowed.joined(separator: "/"))")
    }
    order.status = status
    order.version += 1
    orders[number] = order
    return (words(ofOrder: number), true)
  }

  mutating func cancel(_ number: Int, _ version: Int?) throws(Refusal) -> (words: String, changes: Bool) {
    let answer = try step(number, version, to: "cancelled", from: ["placed", "paid"])
    try putBack(try order(number).lines)
    return answer
  }

  mutating func deleteOrder(_ number: Int, _ version: Int?) throws(Refusal) -> (words: String, changes: Bool) {
    let order = try order(number)
    try require(version, is: order.version)
    let words = words(ofOrder: number)
    if order.status != "cancelled" { try putBack(order.lines) }
    orders[number] = nil
    return (words, true)
  }

  private mutating func putBack(_ lines: [Line]) throws(Refusal) {
    for product in Set(lines.map(\.product)) { try move(product, by: taken(lines, of: product)) }
  }

  /// An order of another system: no stock moves.
  mutating func take(_ number: Int, _ history: ModelHistory) throws(Refusal) -> (words: String, changes: Bool) {
    guard let buyer = users.first(where: { $0.value.person.email == history.email })?.key else {
      throw Refusal("no user")
    }
    if let known = orders.values.first(where: { $0.reference == history.reference }) {
      let given = known.lines.map { ModelHistory.Line(sku: $0.sku.uppercased(), units: $0.units, price: $0.price) }
      let asked = history.lines.map { ModelHistory.Line(sku: $0.sku.uppercased(), units: $0.units, price: $0.price) }
      guard known.buyer == buyer, known.placedAt == history.placedAt, given == asked else {
        throw Refusal("taken order reference")
      }
      return ("unchanged", false)
    }
    var lines: [Line] = []
    for line in history.lines {
      guard let (product, found) = products.first(where: { $0.value.goods.sku.uppercased() == line.sku.uppercased() })
      else { throw Refusal("no product") }
      guard line.price * line.units <= Self.mostMoney else { throw Refusal("amount") }
      lines.append(
        Line(product: product, sku: found.goods.sku, price: line.price, units: line.units, fromStock: false))
    }
    try checkTotal(lines)
    keep(
      number,
      Order(
        buyer: buyer, lines: lines, status: history.status, reference: history.reference, placedAt: history.placedAt))
    return ("added", true)
  }
}

/// What the rules above share.
extension ModelShop {
  private func onSale(_ number: Int) throws(Refusal) -> Product {
    let product = try product(number)
    guard product.isActive else { throw Refusal("not for sale \(number)") }
    return product
  }

  private func line(of item: ModelItem, at product: Product) throws(Refusal) -> Line {
    guard product.goods.price * item.units <= Self.mostMoney else { throw Refusal("amount") }
    return Line(
      product: item.product, sku: product.goods.sku, price: product.goods.price, units: item.units,
      fromStock: product.onHand != nil)
  }

  private func checkTotal(_ lines: [Line]) throws(Refusal) {
    guard lines.reduce(0, { $0 + $1.price * $1.units }) <= Self.mostMoney else { throw Refusal("amount") }
  }

  private func refuse(_ short: [(product: Int, asked: Int, available: Int)]) throws(Refusal) {
    guard !short.isEmpty else { return }
    throw Refusal("short " + short.map { "\($0.product): \($0.asked) of \($0.available)" }.joined(separator: ", "))
  }

  private func taken(_ lines: [Line], of product: Int) -> Int {
    lines.reduce(0) { $0 + ($1.product == product && $1.fromStock ? $1.units : 0) }
  }

  private mutating func keep(_ number: Int, _ order: Order) {
    orders[number] = order
    users[order.buyer]?.hasBought = true
    for line in order.lines { products[line.product]?.wasSold = true }
  }

  func order(_ number: Int) throws(Refusal) -> Order {
    guard let order = orders[number] else { throw Refusal("no order") }
    return order
  }

  func words(ofOrder number: Int) -> String {
    guard let order = orders[number] else { return "" }
    let lines = order.lines.map { "\($0.product):\($0.units)@\($0.price)\($0.fromStock ? "s" : "")" }
    return "order \(number) of \(order.buyer) \(order.status) v\(order.version) \(order.total) "
      + lines.joined(separator: ",")
  }
}
