import Domain
import Queries
import SQLEngine

extension SQLiteConnection {
  /// A page's rows, and whether there are more.
  /// - Parameter key: a row's sort key, in the row's next column.
  func rows<Entity>(
    _ question: ListQuestion, by column: String?, key: (SQLiteStatement) throws(SQLError) -> ListCursor.Key
  ) throws(SQLError) -> ListRows<Entity> {
    let source = try source(for: question)
    let sql = question.table.rows(by: column, falls: question.falls, from: source, level: question.level)
    return try rows(question, of: sql, isKeyed: column != nil, key: key)
  }

  /// - Parameter sql: the rows of the question, by a key if `isKeyed`.
  func rows<Entity>(
    _ question: ListQuestion, of sql: String, isKeyed: Bool,
    key: (SQLiteStatement) throws(SQLError) -> ListCursor.Key
  ) throws(SQLError) -> ListRows<Entity> {
    let select = try statement(question.table.shown(sql, keyed: isKeyed, falls: question.falls))
    select.bind(question)
    return try select.rows(limit: question.limit, key: key)
  }

  /// The way that meets the fewest rows.
  func source(for question: ListQuestion) throws(SQLError) -> ListTable.Source {
    if question.words == nil && question.level == nil { return .order }
    let size = try statement(question.table.size).firstRow { (row) throws(SQLError) in try row.integer() } ?? 0
    var best: (source: ListTable.Source, rows: Int64) = (.order, min(ListTable.many, size / 4) + 1)
    if let words = question.words {
      let count = try statement(question.table.matches)
      count.bind(words)
      count.bind(best.rows)
      let rows = try count.firstRow { (row) throws(SQLError) in try row.integer() } ?? 0
      if rows < best.rows { best = (.words, rows) }
    }
    if let level = question.level {
      let count = try statement(level.matches)
      count.bind(best.rows)
      let rows = try count.firstRow { (row) throws(SQLError) in try row.integer() } ?? 0
      if rows < best.rows { best = (.level(level), rows) }
    }
    return best.source
  }
}

/// Rows of a page.
struct ListRows<Entity> {
  /// With what is shown of each: without a document, nothing.
  var rows: [(key: ListCursor.Key, id: Identifier<Entity>, json: [UInt8]?, onHand: Int?)] = []
  var hasMore = false
}

extension SQLiteStatement {
  /// Reads rows of key, identifier, document and units; one more than the page holds tells whether there is another page.
  func rows<Entity>(limit: Int, key: (SQLiteStatement) throws(SQLError) -> ListCursor.Key) throws(SQLError)
    -> ListRows<Entity>
  {
    var page = ListRows<Entity>()
    try forEachRow { (row) throws(SQLError) in
      guard page.rows.count < limit else { return page.hasMore = true }
      let key = try key(row)
      let id: Identifier<Entity> = try row.id()
      let json = try row.optional { (row) throws(SQLError) in try row.bytes() }
      let onHand = try row.optional { (row) throws(SQLError) in Int(try row.integer()) }
      page.rows.append((key, id, json, onHand))
    }
    return page
  }

  /// All parameters of a query of rows.
  func bind(_ question: ListQuestion) {
    bind(question.words)
    for place in 0..<2 { bind(place < question.filters.count ? question.filters[place].value : nil) }
    let terms = question.search?.terms ?? []
    for place in 0..<SearchText.longest { bind(place < terms.count ? " \(terms[place])" : " ") }
    bindPlace(question)
    bind(Int64(question.limit) + 1)
  }

  /// Two parameters: key and identifier of the row before the first, or at the beginning what no row precedes. SQLite
  /// sorts numbers and texts before bytes.
  func bindPlace(_ question: ListQuestion) {
    if let start = question.start {
      bind(start.key)
      bind(start.id() as Identifier<Never>)
    } else if question.falls {
      bind(bytes: Self.last.span.bytes)
      bind(bytes: Self.last.span.bytes)
    } else {
      bind(question.lowestKey)
      bind(bytes: RawSpan())
    }
  }

  private static let last: [UInt8] = Array(repeating: 0xff, count: 17)

  private func bind(_ key: ListCursor.Key) {
    switch key {
    case .none: bindNull()
    case .text(let text): bind(text)
    case .number(let number): bind(number)
    }
  }
}
