import Domain
import Queries
import SQLEngine

/// How the read model's keys are written in its file.
extension SQLiteStatement {
  /// Two parameters: kind and identifier.
  func bind(_ key: DocumentKey) {
    switch key {
    case .product(let id): bind(1, id)
    case .user(let id): bind(2, id)
    case .order(let id): bind(3, id)
    case .orderSummary(let id): bind(4, id)
    }
  }

  private func bind<Entity>(_ kind: Int64, _ id: Identifier<Entity>) {
    bind(kind)
    bind(id)
  }

  /// One parameter: the identifier.
  func bind(_ member: ReportMember) {
    switch member {
    case .product(let id): bind(id)
    case .user(let id): bind(id)
    }
  }

  /// Two parameters: bucket and member.
  func bind(_ cell: ReportCell) {
    bind(cell.bucket.code)
    bind(cell.member)
  }
}

extension ReportMember {
  /// Tells apart the members of one kind from those of another.
  var kind: Int64 {
    switch self {
    case .product: Report.Dimension.product.kind
    case .user: Report.Dimension.buyer.kind
    }
  }
}

extension Report.Dimension {
  /// Of its members' labels.
  var kind: Int64 {
    switch self {
    case .product: 1
    case .buyer: 2
    }
  }

  /// The member that a row names in its next column.
  func member(of row: SQLiteStatement) throws(SQLError) -> ReportMember {
    switch self {
    case .product: .product(try row.id())
    case .buyer: .user(try row.id())
    }
  }
}
