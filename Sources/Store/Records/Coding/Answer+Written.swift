public import Commands
import Domain
public import JSON

/// An object of one member, named for the kind of outcome: `{"order":{…}}`, `{"imported":"added"}`.
extension Answer: Written {
  func write(to json: inout JSONWriter) {
    json.object {
      switch self {
      case .product(let product): $0.member("product", product)
      case .user(let user): $0.member("user", user)
      case .stock(let stock): $0.member("stock", stock)
      case .order(let order): $0.member("order", order)
      case .imported(let outcome): $0.member("imported", outcome.rawValue)
      }
    }
  }

  init(_ json: JSONReader) throws(JSONError) {
    let name = try json.nameOfOnlyMember()
    let content = try json.member(name)
    switch name {
    case "product": self = .product(try Product(content))
    case "user": self = .user(try User(content))
    case "stock": self = .stock(try Stock(content))
    case "order": self = .order(try Order(content))
    case "imported": self = .imported(try content.choice())
    default: throw content.unreadable("an answer that this program knows")
    }
  }
}

extension Answer {
  /// The answer as JSON: UTF-8 without blanks.
  public var encoded: [UInt8] {
    var json = JSONWriter(reserving: 512)
    write(to: &json)
    return json.bytes
  }

  /// Reads the form of `encoded`.
  ///
  /// - Throws: `JSONError` with the place of the first thing that cannot be read.
  public init(encoded bytes: [UInt8]) throws(JSONError) { try self.init(JSONReader(parsing: bytes)) }
}
