import Domain
import Queries
import SQLEngine

/// How a list is read: from a table with an index for each order, and a table of words beside it.
///
/// What is asked is found in one of two ways. Few rows are gathered from an index of words or of levels, and sorted.
/// Where that would be many, rows are met in their order and looked at until the page is full, which is soon because
/// many are what is asked.
struct ListTable {
  /// The list's table and its table of words.
  let name: String
  let search: String
  /// What is shown of a row: the kind of its document, and what stands on its shelf, if it has one.
  private let kind: DocumentKind
  private let hasShelf: Bool
  /// What every row must have. Parameters of every query of rows: 1 the question to the table of words; 2 and 3 the
  /// filters; 4 to 11 words, each with a blank before; 12 and 13 key and identifier of the row before; 14 how many rows.
  let conditions: String

  static let products = ListTable(
    "product_list", search: "product_search", kind: .product, hasShelf: true, filters: ["category", "status"])
  static let users = ListTable(
    "user_list", search: "user_search", kind: .user, hasShelf: false, filters: ["role"])

  /// - Parameter filters: columns of the second and third parameter.
  private init(_ name: String, search: String, kind: DocumentKind, hasShelf: Bool, filters: [String]) {
    self.name = name
    self.search = search
    self.kind = kind
    self.hasShelf = hasShelf
    let equal = filters.enumerated().map { "(?\($0 + 2) IS NULL OR l.\($1) = ?\($0 + 2))" }
    let words = (4...11).map { "instr(l.words, ?\($0)) > 0" }
    conditions = (equal + words).joined(separator: " AND ")
  }

  /// From so many rows on, it is better to meet them in their order: of a short list, from a quarter of its rows on.
  static let many: Int64 = 10_000

  /// Where rows come from.
  enum Source: Hashable {
    case order
    case words
    /// A partial index of `on_hand`.
    case level(ProductListQuery.Level)
  }

  /// Rows of key and identifier; of the identifier alone without a key.
  /// - Parameter level: that rows must have.
  func rows(by key: String?, falls: Bool, from source: Source, level: ProductListQuery.Level? = nil) -> String {
    let (after, way) = falls ? ("<", "DESC") : (">", "ASC")
    let place = key.map { "(l.\($0), l.id) \(after) (?12, ?13)" } ?? "l.id \(after) ?13"
    let order = (key.map { ["l.\($0)", "l.id"] } ?? ["l.id"]).map { "\($0) \(way)" }.joined(separator: ", ")
    let from =
      switch source {
      case .order: "\(name) l INDEXED BY \(name)_by_\(key ?? "id") WHERE"
      case .words: "\(search) s CROSS JOIN \(name) l ON l.number = s.rowid WHERE s.\(search) MATCH ?1 AND"
      case .level(let level):
        "on_hand h INDEXED BY \(level.index) CROSS JOIN \(name) l ON l.id = h.product WHERE \(level.condition) AND"
      }
    let levels = level.map { "AND EXISTS (SELECT 1 FROM on_hand h WHERE h.product = l.id AND \($0.condition))" } ?? ""
    return """
      SELECT \(key.map { "l.\($0) AS key, " } ?? "")l.id AS id FROM \(from) \(place) AND \(conditions) \(levels)
      ORDER BY \(order) LIMIT ?14
      """
  }

  /// The rows of such a query, in the same order, each with its document and what is on its shelf: one statement finds
  /// what would be one or two for each row.
  func shown(_ rows: String, keyed: Bool, falls: Bool) -> String {
    let way = falls ? "DESC" : "ASC"
    return """
      SELECT page.*, d.json, \(hasShelf ? "h.units" : "NULL") FROM (\(rows)) page
      LEFT JOIN documents d ON d.kind = \(kind.rawValue) AND d.id = page.id
      \(hasShelf ? "LEFT JOIN on_hand h ON h.product = page.id" : "")
      ORDER BY \(keyed ? "page.key \(way), " : "")page.id \(way)
      """
  }

  /// How many rows there were, deleted ones too.
  var size: String { "SELECT coalesce(max(number), 0) FROM \(name)" }

  /// How many rows a question finds, but no more than matters.
  var matches: String { "SELECT count(*) FROM (SELECT 1 FROM \(search) WHERE \(search) MATCH ? LIMIT ?)" }
}

/// What rows are filtered by, in the order of the columns.
extension ListTable {
  static func productFilters(category: String?, status: String?) -> [SearchTokens.Filter] {
    [SearchTokens.Filter(column: "c", value: category), SearchTokens.Filter(column: "s", value: status)]
  }

  static func userFilters(role: String?) -> [SearchTokens.Filter] { [SearchTokens.Filter(column: "r", value: role)] }
}

extension ProductListQuery.Level {
  /// Of a row `h` of `on_hand`; written as in the index.
  var condition: String {
    switch self {
    case .out: "h.units = 0 AND h.is_for_sale"
    case .low: "h.units <= h.reorder_point AND h.is_for_sale"
    case .untracked: "h.units IS NULL AND h.is_for_sale"
    }
  }

  var index: String { "on_hand_\(rawValue)" }

  /// Of products that have it.
  var rows: String { "on_hand h INDEXED BY \(index) WHERE \(condition)" }

  /// How many products have it, but no more than matters.
  var matches: String { "SELECT count(*) FROM (SELECT 1 FROM \(rows) LIMIT ?)" }
}
