public import Domain
public import JSON

/// An object of one member, named for what happened: `{"order_placed":{…}}`.
extension Change: Written {
  func write(to json: inout JSONWriter) {
    json.object {
      switch self {
      case .productAdded(let product): $0.member("product_added", product)
      case .productEdited(from: let before, to: let after): $0.member("product_edited", Edited(before, after))
      case .productDeleted(let product): $0.member("product_deleted", product)
      case .userAdded(let user): $0.member("user_added", user)
      case .userEdited(from: let before, to: let after): $0.member("user_edited", Edited(before, after))
      case .userAnonymised(let user): $0.member("user_anonymised", user)
      case .userDeleted(let user): $0.member("user_deleted", user)
      case .stockMoved(let movement, to: let stock): $0.member("stock_moved", MovedStock(movement, stock))
      case .orderDeleted(let order): $0.member("order_deleted", order)
      case .orderPlaced(let order): $0.member("order_placed", order)
      case .orderImported(let order): $0.member("order_imported", order)
      case .orderMoved(from: let before, to: let after): $0.member("order_moved", Edited(before, after))
      }
    }
  }

  init(_ json: JSONReader) throws(JSONError) {
    let name = try json.nameOfOnlyMember()
    let content = try json.member(name)
    switch name {
    case "product_added": self = .productAdded(try Product(content))
    case "product_edited":
      let edited = try Edited<Product>(content)
      self = .productEdited(from: edited.before, to: edited.after)
    case "product_deleted": self = .productDeleted(try Product(content))
    case "user_edited":
      let edited = try Edited<User>(content)
      self = .userEdited(from: edited.before, to: edited.after)
    case "user_anonymised": self = .userAnonymised(try User(content))
    case "user_deleted": self = .userDeleted(try User(content))
    case "user_added": self = .userAdded(try User(content))
    case "stock_moved": self = try MovedStock(content).change
    case "order_deleted": self = .orderDeleted(try Order(content))
    case "order_placed": self = .orderPlaced(try Order(content))
    case "order_imported": self = .orderImported(try Order(content))
    case "order_moved":
      let moved = try Edited<Order>(content)
      self = .orderMoved(from: moved.before, to: moved.after)
    default: throw content.unreadable("a change that this program knows")
    }
  }
}

extension [Change] {
  /// The changes as a JSON array: UTF-8 without blanks, the same bytes for the same changes.
  public var encoded: [UInt8] {
    var json = JSONWriter(reserving: 1_024)
    json.array { for change in self { change.write(to: &$0) } }
    return json.bytes
  }

  /// Reads the form of `encoded`.
  ///
  /// - Throws: `JSONError` with the place of the first thing that cannot be read.
  public init(encoded bytes: [UInt8]) throws(JSONError) {
    self = []
    for element in try JSONReader(parsing: bytes).elements() { append(try Change(element)) }
  }
}

extension JSONReader {
  func nameOfOnlyMember() throws(JSONError) -> String {
    let names = try object().names
    guard names.count == 1 else { throw unreadable("an object of one member") }
    return names[0]
  }
}
