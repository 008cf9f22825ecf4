import Randomness
public import Domain

/// A shop's life by chance: every step is one that the store's rules would allow.
public struct History {
  public private(set) var changes: [Change] = []

  private var random: SeededRandom
  private var products: [Product] = []
  private var users: [User] = []
  private var onHand: [Product.ID: Int] = [:]
  private var open: [Order] = []
  private var orders = 0
  private var mistakes = 0

  /// - Parameter steps: how many commands; each makes one change or several.
  public init(seed: UInt64, steps: Int) throws {
    random = SeededRandom(seed: seed)
    try addProduct()
    try addUser()
    for _ in 0..<steps { try step() }
  }

  private mutating func step() throws {
    switch Int.random(in: 0..<25, using: &random) {
    case 23: try deleteOrder()
    case 24: try changeLines()
    case 20: try editProduct()
    case 21: try editUser()
    case 22: try addAndDelete()
    case 0: try addProduct()
    case 1: try addUser()
    case 2, 3: try receive()
    case 4, 5: try importOrder()
    case 6, 7, 8, 9: try moveOrder()
    default: try placeOrder()
    }
  }

  private mutating func addProduct() throws {
    let price = Int64.random(in: 0...20_000, using: &random)
    let sample = try Samples.product(products.count + 1, price: price)
    let product = Product(
      id: sample.id, sku: sample.sku, name: sample.name, price: sample.price, details: try details())
    products.append(product)
    changes.append(.productAdded(product))
  }

  private mutating func details() throws -> Product.Details {
    let levels = (0..<2).map { _ in Bool.random(using: &random) ? Int.random(in: 0...300, using: &random) : nil }
    return try Product.Details(category: nil, barcode: nil, reorderPoint: levels[0], targetLevel: levels[1])
  }

  private mutating func addUser() throws {
    let user = try Samples.user(users.count + 1)
    users.append(user)
    changes.append(.userAdded(user))
  }

  private mutating func editProduct() throws {
    let place = Int.random(in: products.indices, using: &random)
    let old = products[place]
    let price = try Money(minorUnits: Int64.random(in: 0...20_000, using: &random))
    let new = Product(
      id: old.id, sku: old.sku, name: try Product.Name("Lamp of \(price.minorUnits)"), price: price,
      details: try details(), status: Int.random(in: 0..<3, using: &random) == 0 ? .archived : .active,
      version: old.version + 1)
    products[place] = new
    changes.append(.productEdited(from: old, to: new))
  }

  private mutating func editUser() throws {
    let place = Int.random(in: users.indices, using: &random)
    let old = users[place]
    let new = User(id: old.id, name: old.name, email: old.email, role: .employee, version: old.version + 1)
    users[place] = new
    changes.append(Bool.random(using: &random) ? .userEdited(from: old, to: new) : .userAnonymised(new))
  }

  /// What was never sold, and who never bought, may go again.
  private mutating func addAndDelete() throws {
    mistakes += 1
    let product = try Samples.product(1_000_000 + mistakes)
    let user = try Samples.user(1_000_000 + mistakes)
    changes += [.productAdded(product), .userAdded(user)]
    try move(product.id, by: 0, because: .count, order: nil)
    onHand[product.id] = nil
    changes += [.productDeleted(product), .userDeleted(user)]
  }

  private mutating func receive() throws {
    let product = products[Int.random(in: products.indices, using: &random)]
    try move(product.id, by: Int.random(in: 1...500, using: &random), because: .receipt, order: nil)
  }

  private mutating func move(
    _ product: Product.ID, by delta: Int, because reason: StockMovement.Reason, order: Order.ID?
  ) throws {
    let movement = StockMovement(of: product, by: delta, because: reason, order: order)
    let stock = try Stock(product: product, onHand: onHand[product]).after(movement)
    onHand[product] = stock.onHand
    changes.append(.stockMoved(movement, to: stock))
  }

  private mutating func placeOrder() throws {
    var lines: [OrderLine] = []
    let forSale = products.filter { $0.status == .active }.shuffled(using: &random)
    for product in forSale.prefix(Int.random(in: 1...4, using: &random)) {
      let wanted = Int.random(in: 1...9, using: &random)
      if let left = onHand[product.id], left < wanted { continue }
      lines.append(try OrderLine(Quantity(wanted), of: product, fromStock: onHand[product.id] != nil))
    }
    guard !lines.isEmpty else { return }
    let order = try Order(
      id: nextOrder(), buyer: someone(), placedBy: Bool.random(using: &random) ? someone() : nil, lines: lines,
      placedAt: sometime())
    open.append(order)
    changes.append(.orderPlaced(order))
    for line in lines where line.fromStock {
      try move(line.product, by: -line.quantity.units, because: .sale, order: order.id)
    }
  }

  /// History of another system may name a product twice, and hold cancelled orders.
  private mutating func importOrder() throws {
    let lines = try (0..<Int.random(in: 1...6, using: &random)).map { _ in
      let product = products[Int.random(in: products.indices, using: &random)]
      let price = try Money(minorUnits: Int64.random(in: 0...9_999, using: &random))
      return try OrderLine(Quantity(Int.random(in: 1...50, using: &random)), of: product, at: price, fromStock: false)
    }
    let status = Order.Status.allCases[Int.random(in: Order.Status.allCases.indices, using: &random)]
    let id = nextOrder()
    let order = try Order(
      imported: id, reference: OrderReference("INV-\(orders)"), buyer: someone(), lines: lines, status: status,
      placedAt: sometime())
    changes.append(.orderImported(order))
    if status == .placed || status == .paid { open.append(order) }
  }

  private mutating func moveOrder() throws {
    guard let place = open.indices.randomElement(using: &random) else { return }
    let before = open[place]
    let next: Order.Status = Bool.random(using: &random) ? .cancelled : before.status == .placed ? .paid : .fulfilled
    let after = try before.moved(to: next)
    changes.append(.orderMoved(from: before, to: after))
    if next == .paid { open[place] = after } else { open.remove(at: place) }
    guard next == .cancelled else { return }
    for line in before.lines where line.fromStock {
      try move(line.product, by: line.quantity.units, because: .cancellation, order: before.id)
    }
  }

  private mutating func deleteOrder() throws {
    guard let place = open.indices.randomElement(using: &random) else { return }
    let order = open.remove(at: place)
    changes.append(.orderDeleted(order))
    for line in order.lines where line.fromStock {
      try move(line.product, by: line.quantity.units, because: .correction, order: order.id)
    }
  }

  /// The last line goes, or has one unit more of what nobody counted.
  private mutating func changeLines() throws {
    guard let place = open.indices.randomElement(using: &random), let last = open[place].lines.last else { return }
    let before = open[place]
    var lines = Array(before.lines.dropLast())
    if lines.isEmpty || !last.fromStock {
      guard !last.fromStock else { return }
      lines.append(try last.with(last.quantity + Quantity(1), fromStock: false))
    }
    let after = try before.changed(to: lines)
    open[place] = after
    changes.append(.orderMoved(from: before, to: after))
    if lines.count < before.lines.count {
      try move(last.product, by: last.quantity.units, because: .correction, order: before.id)
    }
  }

  private mutating func nextOrder() -> Order.ID {
    orders += 1
    return Samples.orderID(orders)
  }

  private mutating func someone() -> User.ID { users[Int.random(in: users.indices, using: &random)].id }

  /// In 2024 and 2025, often at the same microsecond as another.
  private mutating func sometime() -> Timestamp {
    let hours = Int64.random(in: 0..<17_520, using: &random)
    return Timestamp(microseconds: 1_704_067_200_000_000 + hours * 3_600_000_000)
  }
}
