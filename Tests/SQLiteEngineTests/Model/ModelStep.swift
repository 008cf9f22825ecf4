/// One thing asked of a shop, in numbers and words alone: the model reads it as it is, the store as a command.
struct ModelStep: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case addProduct(Int, ModelGoods, onHand: Int?)
    case importProduct(Int, ModelGoods, onHand: Int?)
    case editProduct(Int, version: Int?, sku: String?, price: Int?, category: String?)
    case archiveProduct(Int, version: Int?)
    case restoreProduct(Int, version: Int?)
    case deleteProduct(Int, version: Int?)
    case addUser(Int, ModelPerson)
    case importUser(Int, ModelPerson)
    case editUser(Int, version: Int?, ModelPerson)
    case anonymiseUser(Int, version: Int?)
    case deleteUser(Int, version: Int?)
    case receive(Int, units: Int)
    case count(Int, units: Int)
    case adjustTo(Int, units: Int)
    case adjustBy(Int, units: Int)
    case place(Int, buyer: Int, [ModelItem])
    case changeLines(Int, version: Int?, [ModelItem])
    case pay(Int, version: Int?)
    case fulfil(Int, version: Int?)
    case cancel(Int, version: Int?)
    case deleteOrder(Int, version: Int?)
    case importOrder(Int, ModelHistory)
  }

  let kind: Kind
  /// A key, and which of two requests came with it.
  var once: Once?

  struct Once: Hashable, Sendable {
    let key: String
    let request: UInt8
  }
}

extension ModelStep {
  /// The order that this step makes, if it is taken.
  var newOrder: Int? {
    switch kind {
    case .place(let number, buyer: _, _), .importOrder(let number, _): number
    default: nil
    }
  }
}

struct ModelGoods: Hashable, Sendable {
  var sku: String
  var price: Int
  var category: String?
}

struct ModelPerson: Hashable, Sendable {
  var name: String
  var email: String
  var role: String
}

struct ModelItem: Hashable, Sendable {
  let product: Int
  let units: Int
}

struct ModelHistory: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    let sku: String
    let units: Int
    let price: Int
  }

  let reference: String
  let email: String
  let lines: [Line]
  let status: String
  let placedAt: Int
}

/// What came of a step, in the words of model and store alike.
enum ModelAnswer: Hashable, Sendable {
  case done(String, position: Int, replayed: Bool)
  case refused(String)
}
