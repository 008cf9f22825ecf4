import Domain
import Queries

/// The addresses that pages link to, but for those of orders and users.
enum Address {
  case home
  case reports
  case report(
    Report, PeriodChoice? = nil, by: Report.Measure? = nil, compared: Bool = false, in: ReportGrain? = nil)
  /// The whole report for a spreadsheet, from the API.
  case export(ReportRequest)
  case preferences
  case reference
  /// What a problem's type leads to.
  case problem(String)
  case products(ProductListState)
  /// The same list for a spreadsheet, whole.
  case productsFile(ProductListState)
  case product(Product.ID, before: StockMovementCursor? = nil)
  case newProduct
  case editProduct(Product.ID)
  case deleteProduct(Product.ID)
  case stocks(ProductListState)
  case stock(Product.ID, StockEntry? = nil)
  case importing
  /// A file that was sent, by its token.
  case upload(String)
  case refusedRows(String)

  var text: String {
    switch self {
    case .home: "/"
    case .reports: "/reports"
    case .report(let report, let choice, let measure, let isCompared, let grain):
      Self.path(
        "/reports/\(report.name)",
        Self.query(report.hasPeriod ? choice : nil) + [
          ("by", measure?.rawValue), ("buckets", grain?.rawValue), ("compare", isCompared ? "previous" : nil),
        ])
    case .export(let request):
      Self.path(
        "/api/v1/reports/\(request.report.name)",
        [
          ("from", request.period.from?.description), ("to", request.period.to?.description),
          ("by", request.measure.rawValue), ("buckets", request.grain?.rawValue),
          ("compare", request.earlier != nil && request.earlier == request.period.previous ? "previous" : nil),
          ("limit", request.report.defaultLimit == nil ? nil : "\(ReportRequest.limits.upperBound)"),
          ("format", "csv"),
        ])
    case .preferences: "/preferences"
    case .reference: "/api"
    case .problem(let name): "/problems/\(name)"
    case .products(let state): Self.path("/products", state.values)
    case .productsFile(let state): Self.path("/products.csv", state.with { _ in }.values)
    case .product(let id, let cursor): Self.path("/products/\(id)", [("before", cursor?.description)])
    case .newProduct: "/products/new"
    case .editProduct(let id): "/products/\(id)/edit"
    case .deleteProduct(let id): "/products/\(id)/delete"
    case .stocks(let state): Self.path("/stocks", state.values)
    case .stock(let id, let entry): Self.path("/stocks/\(id)", [("entry", entry?.rawValue)])
    case .importing: "/import"
    case .upload(let token): "/import/\(token)"
    case .refusedRows(let token): "/import/\(token)/refused.csv"
    }
  }

  private static func query(_ choice: PeriodChoice?) -> [(String, String?)] {
    switch choice {
    case nil: []
    case .preset(let preset): [("period", preset.rawValue)]
    case .days(let from, let to): [("from", from), ("to", to)]
    }
  }

  /// A path with a query of those values that are there.
  static func path(_ path: String, _ values: [(name: String, value: String?)]) -> String {
    let pairs = values.compactMap { name, value in value.map { "\(name)=\(percentEncoded($0))" } }
    return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
  }

  /// All but the unreserved characters of RFC 3986 §2.3 as escapes.
  private static func percentEncoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isUnreserved =
        scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-._~".unicodeScalars.contains(scalar))
      encoded += isUnreserved ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return encoded
  }
}
