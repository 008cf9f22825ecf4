import Randomness
import Domain
import Queries
import StoreSamples

/// A shop whose things change by chance, and questions to its lists.
struct RandomShop {
  private var random: SeededRandom
  private var products: [Product] = []
  private var users: [User] = []
  private var orders: [Order] = []
  private var added = 0

  private static let words = [
    "lamp", "Lampe", "théière", "THE", "œuf", "Éclair", "éc", "tea & co", "a@b.c", "12", "120", "x-1", "日本", "l’eau",
    "🍎",
  ]
  private static let categories = [nil, "Tea", "tea", "Thé & co", "or"]

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func changes(_ steps: Int) throws -> [Change] {
    var changes = try [addProduct(), addUser()]
    for _ in 0..<steps {
      switch Int.random(in: 0..<12, using: &random) {
      case 0, 1: changes.append(try addProduct())
      case 2: changes.append(try addUser())
      case 3: changes.append(try editProduct())
      case 4: changes.append(try editUser())
      case 5: changes.append(contentsOf: try stock())
      case 6: changes.append(contentsOf: removal())
      case 7, 8: changes.append(contentsOf: try moveOrder())
      default: changes.append(try addOrder())
      }
    }
    return changes
  }

  /// Products, users and orders, so many of each.
  mutating func many(_ count: Int) throws -> [Change] {
    var changes: [Change] = []
    for _ in 0..<count { changes += try [addProduct(), addUser(), addOrder()] + stock() }
    return changes
  }

  private mutating func name() -> String {
    let count = Int.random(in: 1...3, using: &random)
    return (0..<count).map { _ in pick(Self.words) }.joined(separator: " ")
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }

  private mutating func product(_ number: Int) throws -> Product {
    try Things.product(
      number, name(), sku: "\(pick(["K-", "k", "é"]))\(number)", price: Int64.random(in: 0..<5, using: &random),
      category: pick(Self.categories), barcode: Bool.random(using: &random) ? "40 \(number)" : nil,
      reorderPoint: pick([nil, 0, 2]), pick([.active, .active, .archived]))
  }

  private mutating func addProduct() throws -> Change {
    added += 1
    products.append(try product(added))
    return .productAdded(products[products.count - 1])
  }

  private mutating func editProduct() throws -> Change {
    let place = Int.random(in: products.indices, using: &random)
    let (old, new) = (products[place], try product(Int(products[place].id.low)))
    products[place] = new
    return .productEdited(from: old, to: new)
  }

  private mutating func user(_ number: Int) throws -> User {
    try Things.user(
      number, name(), "\(pick(["ann", "é.x", "o'b"]))\(number)@\(pick(["x.org", "y.com"]))", pick(User.Role.allCases))
  }

  private mutating func addUser() throws -> Change {
    added += 1
    users.append(try user(added))
    return .userAdded(users[users.count - 1])
  }

  private mutating func editUser() throws -> Change {
    let place = Int.random(in: users.indices, using: &random)
    let (old, new) = (users[place], try user(Int(users[place].id.low)))
    users[place] = new
    return Bool.random(using: &random) ? .userEdited(from: old, to: new) : .userAnonymised(new)
  }

  private mutating func stock() throws -> [Change] {
    let number = Int(products[Int.random(in: products.indices, using: &random)].id.low)
    return [Things.stock(number, Int.random(in: 0..<4, using: &random))]
  }

  private mutating func removal() -> [Change] {
    guard products.count > 1, users.count > 1 else { return [] }
    let product = products.remove(at: Int.random(in: products.indices, using: &random))
    let user = users.remove(at: Int.random(in: users.indices, using: &random))
    return [.productDeleted(product), .userDeleted(user)]
  }

  private mutating func addOrder() throws -> Change {
    added += 1
    let reference = "\(pick(["INV-", "inv", "É"]))\(Int.random(in: 0..<200, using: &random))"
    let order = try Things.order(
      added, by: Int.random(in: 0..<4, using: &random), hour: Int64.random(in: 0..<50, using: &random),
      reference: reference, pick(Order.Status.allCases))
    orders.append(order)
    return .orderImported(order)
  }

  private mutating func moveOrder() throws -> [Change] {
    guard let place = orders.indices.randomElement(using: &random) else { return [] }
    let old = orders[place]
    guard let new = try? old.moved(to: pick(Order.Status.allCases)) else {
      orders.remove(at: place)
      return [.orderDeleted(old)]
    }
    orders[place] = new
    return [.orderMoved(from: old, to: new)]
  }
}

/// Questions by chance.
extension RandomShop {
  private mutating func sometimes<Value>(_ value: (inout Self) -> Value?) -> Value? {
    Int.random(in: 0..<3, using: &random) == 0 ? value(&self) : nil
  }

  private mutating func search() -> SearchText? {
    SearchText(
      (0..<Int.random(in: 1...2, using: &random)).map { _ in
        let word = pick(Self.words + ["INV-1", "k-1", "é", "ann", "org", "l", "t"])
        return String(word.prefix(Int.random(in: 1...5, using: &random)))
      }.joined(separator: " "))
  }

  mutating func productQuery() -> ProductListQuery {
    var query = ProductListQuery()
    query.search = sometimes { $0.search() }
    query.category = sometimes { $0.pick(Self.categories) }
    query.status = sometimes { $0.pick(Product.Status.allCases) }
    query.level = sometimes { $0.pick(ProductListQuery.Level.allCases) }
    query.sort = pick(ProductListQuery.Sort.allCases)
    query.descending = Bool.random(using: &random)
    query.limit = pick([1, 3, 7, 50])
    return query
  }

  mutating func userQuery() -> UserListQuery {
    var query = UserListQuery()
    query.search = sometimes { $0.search() }
    query.role = sometimes { $0.pick(User.Role.allCases) }
    query.sort = pick(UserListQuery.Sort.allCases)
    query.descending = Bool.random(using: &random)
    query.limit = pick([1, 3, 7, 50])
    return query
  }

  mutating func orderQuery() -> OrderListQuery {
    var query = OrderListQuery()
    query.search = sometimes { SearchText(String($0.pick(["INV-1", "inv", "é", "INV-77"]).prefix(5))) }
    query.status = sometimes { $0.pick(Order.Status.allCases) }
    query.buyer = sometimes { Samples.userID(Int.random(in: 0..<5, using: &$0.random)) }
    query.placed = sometimes {
      let start = Int64.random(in: 0..<50, using: &$0.random)
      return Things.time(start)..<Things.time(start + Int64.random(in: 0..<30, using: &$0.random))
    }
    query.limit = pick([1, 3, 7, 50])
    return query
  }
}
