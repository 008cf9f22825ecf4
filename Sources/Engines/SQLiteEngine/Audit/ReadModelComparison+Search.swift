import SQLEngine

/// The tables of words keep no rows that could be compared, but their index tells which words lead to which row.
extension ReadModelComparison {
  static let searches = [
    (search: "product_search", list: "product_list"), (search: "user_search", list: "user_list"),
  ]

  func compareSearches(into result: inout AuditResult) throws(SQLError) {
    // Only for tables of the connection's own, which show what is in the index.
    try connection.execute("PRAGMA query_only = OFF")
    defer { try? connection.execute("PRAGMA query_only = ON") }
    for (search, list) in Self.searches {
      for side in ["main", Self.fresh] {
        try connection.execute(
          "CREATE VIRTUAL TABLE temp.\(side)_\(search) USING fts5vocab (\(side), \(search), 'instance')")
      }
      let count = try connection.statement("SELECT count(*) FROM temp.\(Self.fresh)_\(search)")
        .firstRow { (row) throws(SQLError) in try row.integer() }
      result.count(count ?? 0)
      let (live, made) = (words("main", search, list), words(Self.fresh, search, list))
      let differences = """
        SELECT quote(id) || ' ' || quote(term), 'is missing' FROM (\(made) EXCEPT \(live))
        UNION ALL
        SELECT quote(id) || ' ' || quote(term), 'should not be there' FROM (\(live) EXCEPT \(made))
        """
      try connection.statement(differences).forEachRow { (row) throws(SQLError) in
        result.find("\(search) \(try row.text()) \(try row.text())")
      }
    }
  }

  private func words(_ side: String, _ search: String, _ list: String) -> String {
    "SELECT l.id, w.term FROM temp.\(side)_\(search) w LEFT JOIN \(side).\(list) l ON l.number = w.doc"
  }
}
