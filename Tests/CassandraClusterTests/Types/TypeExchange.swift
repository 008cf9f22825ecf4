import CassandraClient
import JSON
import Testing

/// Values of every type, written and read by this client and by the Python driver, and compared with what was meant.
struct TypeExchange {
  private static let keyspace = "types"

  /// How this client speaks when it writes or reads: each way must come to the same.
  private struct Way: Sendable {
    let name: String
    let version: ProtocolVersion
    let compression: Compression?
  }

  private static let ways = [
    Way(name: "v5", version: .v5, compression: nil), Way(name: "v5 lz4", version: .v5, compression: .lz4),
    Way(name: "v4", version: .v4, compression: nil), Way(name: "v4 lz4", version: .v4, compression: .lz4),
  ]

  private let cluster: RealCluster
  private let meant: ExchangedValues
  /// The types of the columns, as the node calls them.
  private let types: [CQLType]

  static func run(on cluster: RealCluster) async throws {
    let meant = try ExchangedValues(of: cluster.kind.release)
    let types = try await makeTable(of: meant, on: cluster)
    let exchange = TypeExchange(cluster: cluster, meant: meant, types: types)
    for way in ways { try await exchange.write(way) }
    try await PythonDriver.write(to: keyspace, on: cluster)

    let theirs = try await PythonDriver.read(from: keyspace, on: cluster)
    #expect(theirs.keys.sorted() == ways.map(\.name).sorted())
    for (writer, rows) in theirs { try exchange.compare(rows, "\(writer), read by Python") }
    for way in ways {
      let ours = try await exchange.read(way)
      #expect(ours.keys.sorted() == (ways.map(\.name) + ["python"]).sorted())
      for (writer, rows) in ours { try exchange.compare(rows, "\(writer), read by \(way.name)") }
    }
  }

  private static func makeTable(of meant: ExchangedValues, on cluster: RealCluster) async throws -> [CQLType] {
    try await cluster.withSession { session in
      try await cluster.makeKeyspace(keyspace, in: session)
      for type in meant.types { try await session.execute(Statement(type.replacing("%", with: keyspace))) }
      try await session.use(keyspace: keyspace)
      let columns = meant.columns.enumerated().map { "c\($0.offset) \($0.element.type)" }.joined(separator: ", ")
      try await session.execute("CREATE TABLE everything (writer text, row int, \(columns), PRIMARY KEY (writer, row))")
      return try await session.execute("SELECT * FROM everything").rows.columns.filter { $0.name.hasPrefix("c") }
        .sorted { Int($0.name.dropFirst()) ?? 0 < Int($1.name.dropFirst()) ?? 0 }.map(\.type)
    }
  }

  private var names: String { meant.columns.indices.map { "c\($0)" }.joined(separator: ", ") }

  private func write(_ way: Way) async throws {
    try await withSession(way) { session in
      let marks = String(repeating: ", ?", count: meant.columns.count)
      let insert = try await session.prepare(
        "INSERT INTO \(Self.keyspace).everything (writer, row, \(names)) VALUES (?, ?\(marks))")
      for number in 0..<meant.rows {
        var values: [any CQLEncodable] = [way.name, Int32(number)]
        for (value, marker) in zip(meant.row(number), insert.markers.dropFirst(2)) {
          values.append(try value.map { try CQLValue(exchanged: $0, as: marker.type) } ?? .unset)
        }
        try await session.execute(insert.bind(values: values))
      }
    }
  }

  private func read(_ way: Way) async throws -> [String: [Int: [JSONValue]]] {
    try await withSession(way) { session in
      let select = try await session.prepare("SELECT writer, row, \(names) FROM \(Self.keyspace).everything")
      var found: [String: [Int: [JSONValue]]] = [:]
      for try await row in session.rows(try select.bind().pages(of: 7)) {
        let cells = try row.columns.indices.dropFirst(2).map { try row.value(at: $0).exchanged }
        found[try row.decode("writer"), default: [:]][try row.decode("row")] = cells
      }
      return found
    }
  }

  private func withSession<Value>(
    _ way: Way, _ body: (CassandraSession) async throws -> Value
  ) async throws -> Value {
    try await cluster.withSession {
      $0.protocolVersion = way.version
      $0.compression = way.compression
    } _: {
      try await body($0)
    }
  }

  private func compare(_ rows: [Int: [JSONValue]], _ who: String) throws {
    #expect(rows.count == meant.rows, "\(who)")
    for (number, cells) in rows {
      #expect(cells.count == types.count)
      for ((type, meant), cell) in zip(zip(types, meant.row(number)), cells) {
        let meant = try CQLValue(exchanged: meant ?? .null, as: type).exchanged
        let cell = try CQLValue(exchanged: cell, as: type).exchanged
        // As bytes: texts that only look alike are not the same.
        #expect(cell.bytes == meant.bytes, "\(type) in row \(number) of \(who): \(cell) instead of \(meant)")
      }
    }
  }
}
