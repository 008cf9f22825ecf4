/// A question to one of the system tables, as far as drivers ask them.
struct SystemQuery {
  /// What is asked for; nil is every column.
  let columns: [String]?
  /// The table with its keyspace.
  let table: String
  /// Which rows: those whose column has that value as CQL writes it, without quotes.
  let filter: (column: String, value: String)?

  /// Reads `SELECT … FROM keyspace.table [WHERE column = value …]`; nil where the text is something else.
  init?(_ query: String) {
    let words = Self.words(query)
    guard words.first?.lowercased() == "select", let from = words.firstIndex(where: { $0.lowercased() == "from" }),
      from + 1 < words.count
    else { return nil }
    table = words[from + 1].lowercased()
    let list = words[1..<from].filter { $0 != "," }
    guard !list.isEmpty, !list.contains("(") else { return nil }
    columns = list == ["*"] ? nil : list.map { $0.lowercased() }
    let rest = words[(from + 2)...].prefix { $0 != ";" }
    if rest.first?.lowercased() == "where", let equals = rest.firstIndex(of: "="), equals + 1 < rest.endIndex {
      filter = (rest[equals - 1].lowercased(), rest[equals + 1])
    } else {
      filter = nil
    }
  }

  /// The words, numbers, quoted texts and signs of a statement.
  private static func words(_ query: String) -> [String] {
    var words: [String] = []
    var rest = Substring(query)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "'" {
        let text = rest.dropFirst().prefix { $0 != "'" }
        words.append(String(text))
        rest = rest[text.endIndex...].dropFirst()
      } else if "=,;()".contains(first) {
        words.append(String(first))
        rest.removeFirst()
      } else {
        let word = rest.prefix { !$0.isWhitespace && !"=,;()'".contains($0) }
        words.append(String(word))
        rest = rest[word.endIndex...]
      }
    }
    return words
  }
}
