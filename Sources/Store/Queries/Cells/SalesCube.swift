import Domain

/// Figures of sales kept by one dimension and by time. Each report reads one cube; several share it, since every cube
/// costs writes with every order.
public enum SalesCube: Int64, Sendable {
  case product = 1
  case buyer = 2
  /// Who placed the order.
  case employee = 3
  /// Of the day: few members, so that it gives the sales over time too.
  case hour = 4

  /// Whether it has the bucket of all time. Where members are few, months add up as fast.
  public var hasAll: Bool {
    switch self {
    case .product, .buyer: true
    case .employee, .hour: false
    }
  }

  /// The member whose bytes are `bytes`; `nil` if there is none.
  public func member(_ bytes: [UInt8]) -> ReportMember? {
    switch self {
    case .product: Product.ID(bytes: bytes).map { .product($0) }
    case .buyer: User.ID(bytes: bytes).map { .user($0) }
    case .employee: bytes.isEmpty ? .nobody : User.ID(bytes: bytes).map { .user($0) }
    case .hour: bytes.first.map { .hour(Int($0)) }
    }
  }
}
