public import CQLProtocol

/// What nodes know of a statement: how it is prepared, and what it returns unless a rule says otherwise.
public struct FakeStatement: Sendable {
  /// The text, which requests have to match to the letter.
  public var query: String
  /// The bind markers.
  public var markers: [ColumnSpec]
  /// Which markers are the columns of the partition key, in the key's order.
  public var partitionKey: [Int]
  /// What it returns; nil returns nothing, as writes do.
  public var rows: FakeRows?

  /// A statement of these parts.
  ///
  /// - Parameters:
  ///   - markers: the bind markers' names and types, in order.
  ///   - keyspace: the keyspace that they are said to be of.
  ///   - table: the table that they are said to be of.
  public init(
    _ query: String, markers: KeyValuePairs<String, CQLType> = [:], partitionKey: [Int] = [],
    returns rows: FakeRows? = nil,
    keyspace: String = "shop", table: String = "kv"
  ) {
    self.query = query
    self.markers = markers.map { ColumnSpec(keyspace: keyspace, table: table, name: $0.key, type: $0.value) }
    self.partitionKey = partitionKey
    self.rows = rows
  }

  /// A statement that nobody described: a marker of the type text for each question mark or name with a colon.
  init(guessedFrom query: String) {
    self.init(query)
    var names: [String] = []
    var isQuoted = false
    var rest = Substring(query)
    while let character = rest.popFirst() {
      if character == "'" { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if character == "?" { names.append("p\(names.count)") }
      if character == ":" {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        if !name.isEmpty { names.append(String(name)) }
      }
    }
    markers = names.map { ColumnSpec(keyspace: "shop", table: "kv", name: $0, type: .text) }
  }

  /// Whether it has a condition: nodes leave the columns of its result open until they answer.
  var isConditional: Bool { query.uppercased().split { !$0.isLetter }.contains("IF") }
}
