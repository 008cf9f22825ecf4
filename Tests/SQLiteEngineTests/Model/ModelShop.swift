/// A shop in dictionaries and arithmetic, its rules written down a second time, after the domain's description and not
/// after the program.
struct ModelShop {
  struct Product {
    var goods: ModelGoods
    var isActive = true
    var version = 1
    /// `nil`: nobody has counted it.
    var onHand: Int?
    /// The sum of what came and left.
    var moved = 0
    var wasSold = false
  }

  struct User {
    var person: ModelPerson
    var version = 1
    var hasBought = false
  }

  struct Line: Hashable {
    let product: Int
    let sku: String
    let price: Int
    var units: Int
    let fromStock: Bool
  }

  struct Order {
    let buyer: Int
    var lines: [Line]
    var status = "placed"
    var version = 1
    let reference: String?
    let placedAt: Int

    var total: Int { lines.reduce(0) { $0 + $1.price * $1.units } }
  }

  struct Refusal: Error {
    let words: String
    init(_ words: String) { self.words = words }
  }

  private struct Kept {
    let request: UInt8
    let kind: String
    let words: String
    let position: Int
    let time: Int
  }

  var products: [Int: Product] = [:]
  var users: [Int: User] = [:]
  var orders: [Int: Order] = [:]
  /// How many commands have changed something.
  private(set) var position = 0
  /// In seconds.
  var now = 0
  private var kept: [String: Kept] = [:]

  static let hoursKept = 48

  mutating func answer(_ step: ModelStep) -> ModelAnswer {
    do { try Self.check(step.kind) } catch { return .refused(error.words) }
    if let once = step.once, let old = kept[once.key], old.time >= now - Self.hoursKept * 3_600 {
      guard old.request == once.request, old.kind == step.kind.outcome else { return .refused("key") }
      return .done(old.words, position: old.position, replayed: true)
    }
    do {
      var after = self
      let (words, changes) = try after.take(step.kind)
      self = after
      if changes { position += 1 }
      if let once = step.once {
        kept[once.key] = Kept(
          request: once.request, kind: step.kind.outcome, words: words, position: position, time: now)
      }
      return .done(words, position: position, replayed: false)
    } catch {
      return .refused(error.words)
    }
  }

  private mutating func take(_ kind: ModelStep.Kind) throws(Refusal) -> (words: String, changes: Bool) {
    switch kind {
    case .addProduct(let number, let goods, let onHand): try add(number, goods, onHand, again: false)
    case .importProduct(let number, let goods, let onHand): try add(number, goods, onHand, again: true)
    case .editProduct(let number, let version, let sku, let price, let category):
      try edit(number, version, sku, price, category)
    case .archiveProduct(let number, let version): try turn(number, version, active: false)
    case .restoreProduct(let number, let version): try turn(number, version, active: true)
    case .deleteProduct(let number, let version): try deleteProduct(number, version)
    case .addUser(let number, let person): try add(number, person, again: false)
    case .importUser(let number, let person): try add(number, person, again: true)
    case .editUser(let number, let version, let person): try edit(number, version, person)
    case .anonymiseUser(let number, let version): try anonymise(number, version)
    case .deleteUser(let number, let version): try deleteUser(number, version)
    case .receive(let number, let units): try receive(number, units)
    case .count(let number, let units): try count(number, units)
    case .adjustTo(let number, let units): try adjust(number, to: units)
    case .adjustBy(let number, let units): try adjust(number, by: units)
    case .place(let number, let buyer, let items): try place(number, buyer, items)
    case .changeLines(let number, let version, let items): try changeLines(number, version, items)
    case .pay(let number, let version): try step(number, version, to: "paid", from: ["placed"])
    case .fulfil(let number, let version): try step(number, version, to: "fulfilled", from: ["paid"])
    case .cancel(let number, let version): try cancel(number, version)
    case .deleteOrder(let number, let version): try deleteOrder(number, version)
    case .importOrder(let number, let history): try take(number, history)
    }
  }

  func require(_ version: Int?, is current: Int) throws(Refusal) {
    if let version, version != current { throw Refusal("changed, now \(current)") }
  }
}

extension ModelStep.Kind {
  /// What kind of thing the answer is.
  fileprivate var outcome: String {
    switch self {
    case .addProduct, .editProduct, .archiveProduct, .restoreProduct, .deleteProduct: "product"
    case .addUser, .editUser, .anonymiseUser, .deleteUser: "user"
    case .receive, .count, .adjustTo, .adjustBy: "stock"
    case .place, .changeLines, .pay, .fulfil, .cancel, .deleteOrder: "order"
    case .importProduct, .importUser, .importOrder: "import"
    }
  }
}
