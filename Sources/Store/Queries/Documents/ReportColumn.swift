import Domain

/// What programs call that which names a report's row.
enum ReportColumn: String {
  case productID = "product_id"
  case sku
  case userID = "user_id"
  case email
  case name
  case hour
  case day
  case month
  case buyerGroup = "buyer_group"

  static func of(_ dimension: Report.Dimension, in grain: ReportGrain?) -> [ReportColumn] {
    switch dimension {
    case .product: [.productID, .sku, .name]
    case .buyer, .employee: [.userID, .email, .name]
    case .hour: [.hour]
    case .day: grain == .month ? [.month] : [.day]
    case .buyerGroup: [.buyerGroup]
    }
  }
}

enum ReportCellText {
  case number(Int)
  /// Of our own making.
  case verbatim(String)
  /// Written by people.
  case text(String)
  case nothing
}

extension ReportCellText {
  var inTable: CSVTable.Cell {
    switch self {
    case .number(let number): .verbatim("\(number)")
    case .verbatim(let text): .verbatim(text)
    case .text(let text): .text(text)
    case .nothing: .verbatim("")
    }
  }
}

extension ReportAnswer.Row {
  func cells(in columns: [ReportColumn]) -> [ReportCellText] { columns.map(cell) }

  private func cell(_ column: ReportColumn) -> ReportCellText {
    switch (column, member) {
    case (.name, _): label.map { .text($0.name) } ?? .nothing
    case (.sku, _), (.email, _): label.map { .text($0.key) } ?? .nothing
    case (.productID, .product(let id)): .verbatim("\(id)")
    case (.userID, .user(let id)): .verbatim("\(id)")
    case (.hour, .hour(let hour)): .number(hour)
    case (.day, .day(let day)): .verbatim("\(day)")
    case (.month, .month(let day)): .verbatim("\("\(day)".prefix(7))")
    case (.buyerGroup, .newBuyers): .verbatim("new")
    case (.buyerGroup, .returningBuyers): .verbatim("returning")
    default: .nothing
    }
  }
}
