import Domain
import Queries
import SQLEngine

/// How the read model's keys are written in its file.
extension SQLiteStatement {
  /// Two parameters: kind and identifier.
  func bind(_ key: DocumentKey) {
    switch key {
    case .product(let id): bind(.product, id)
    case .user(let id): bind(.user, id)
    case .order(let id): bind(.order, id)
    case .orderSummary(let id): bind(.orderSummary, id)
    }
  }

  private func bind<Entity>(_ kind: DocumentKind, _ id: Identifier<Entity>) {
    bind(kind.rawValue)
    bind(id)
  }

  /// One parameter.
  func bind(_ member: ReportMember) {
    switch member {
    case .product(let id): bind(id)
    case .user(let id): bind(id)
    default: bind(bytes: member.bytes.span.bytes)
    }
  }

  /// Three parameters: cube, bucket and member.
  func bind(_ cell: ReportCell) {
    bind(cell.cube.rawValue)
    bind(cell.bucket.code)
    bind(cell.member)
  }
}

extension ReportMember {
  /// Tells apart the labels of products from those of users; `nil` for what has none.
  var labelKind: Int64? {
    switch self {
    case .product: 1
    case .user: 2
    case .nobody, .hour, .day, .month, .newBuyers, .returningBuyers: nil
    }
  }
}
