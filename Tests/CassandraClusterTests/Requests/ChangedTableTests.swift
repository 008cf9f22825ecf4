import CassandraClient
import Testing

extension RealNodes.OneNode {
  /// What becomes of prepared statements when somebody changes their table. That version 5 says so, with another id of
  /// the result's columns, and version 4 does not, is what real nodes do.
  @Suite("Changed tables")
  struct ChangedTableTests {
    let cluster: RealCluster

    init() throws { cluster = try #require(ClusterTrait.running) }

    @Test("A column that is added between two executions is in the second one (case 37)", arguments: [4, 5])
    func betweenExecutions(version: Int) async throws {
      try await withTable(version) { session, table in
        let select = try await session.prepare("SELECT * FROM \(table) WHERE k = ?")
        #expect(try await columns(session, select) == ["k", "v"])
        try await session.execute("ALTER TABLE \(table) ADD a text")
        try await session.execute("UPDATE \(table) SET a = 'new' WHERE k = 1")
        let row = try #require(try await session.execute(select.bind(1)).rows.first)
        try #expect(row.decode("a", as: String.self) == "new")
        try #expect(row.decode("v", as: String.self) == "old")
      }
    }

    @Test("A session learns of a change that another one made and prepared again (case 37)", arguments: [4, 5])
    func acrossSessions(version: Int) async throws {
      try await withTable(version) { session, table in
        let select = try await session.prepare("SELECT * FROM \(table) WHERE k = ?")
        #expect(try await columns(session, select) == ["k", "v"])
        try await cluster.withSession { other in
          try await other.execute("ALTER TABLE \(table) ADD a text")
          let again = try await other.prepare("SELECT * FROM \(table) WHERE k = ?")
          #expect(try await columns(other, again) == ["k", "a", "v"])
        }
        let first = try await session.execute(select.bind(1)).rows
        #expect(first.columns.map(\.name) == ["k", "a", "v"])
        try #expect(first.first?.decode("v", as: String.self) == "old")
        let second = try await session.execute(select.bind(1)).rows
        #expect(second.columns == first.columns)
        // The node told the new id once; with it the columns are left out again.
        #expect((first.metadata.newMetadataID != nil) == (version == 5))
        #expect(second.metadata.newMetadataID == nil)
        #expect((second.metadata.columns == nil) == (version == 5))
      }
    }

    @Test("A table that is changed between two pages is read on with its new columns (case 37)", arguments: [4, 5])
    func acrossPages(version: Int) async throws {
      try await withTable(version) { session, table in
        let insert = try await session.prepare("INSERT INTO \(table) (k, v) VALUES (?, ?)")
        for key in 2...40 { try await session.execute(insert.bind(Int32(key), "\(key)")) }
        let select = try await session.prepare("SELECT * FROM \(table)")
        var page = try await session.execute(select.bind().pages(of: 10))
        var keys = try page.rows.map { try $0.decode("k", as: Int32.self) }
        try await session.execute("ALTER TABLE \(table) ADD a text")
        while let state = page.pagingState {
          page = try await session.execute(select.bind().pages(of: 10).resuming(from: state))
          for row in page.rows {
            let key: Int32 = try row.decode("k")
            try #expect(row.decode("v", as: String.self) == (key == 1 ? "old" : "\(key)"))
            keys.append(key)
          }
        }
        #expect(keys.sorted() == Array(1...40))
        #expect(try await columns(session, select) == ["k", "a", "v"])
      }
    }

    @Test(
      "The answers of conditions differ, and do not change what is known of the statement (case 37)", arguments: [4, 5])
    func conditions(version: Int) async throws {
      try await withTable(version) { session, table in
        let update = try await session.prepare("UPDATE \(table) SET v = ? WHERE k = ? IF v = ?")
        for round in 1...3 {
          guard case .refused(let existing) = try await session.executeConditionally(update.bind("x", 1, "wrong"))
          else {
            Issue.record("round \(round) was applied")
            continue
          }
          #expect(existing.columns.map(\.name) == ["[applied]", "v"])
          #expect(existing.metadata.newMetadataID == nil)
          try #expect(existing.first?.decode("v", as: String.self) == (round == 1 ? "old" : "v\(round - 1)"))
          let before = round == 1 ? "old" : "v\(round - 1)"
          #expect(try await session.executeConditionally(update.bind("v\(round)", 1, before)).isApplied)
          try await session.execute("ALTER TABLE \(table) ADD a\(round) text")
        }
      }
    }

    @Test("Types that have grown: values written before have fewer parts, and those are null (case 9)")
    func grownTypes() async throws {
      try await cluster.withSession { session in
        try await cluster.makeKeyspace("grown", in: session)
        try await session.execute("CREATE TYPE grown.place (street text)")
        try await session.execute("CREATE TABLE grown.t (k int PRIMARY KEY, p frozen<place>)")
        try await session.execute("INSERT INTO grown.t (k, p) VALUES (1, {street: 'Lane'})")
        try await session.execute("ALTER TYPE grown.place ADD floor int")
        let select = try await session.prepare("SELECT p FROM grown.t WHERE k = ?")
        let place = try #require(try await session.execute(select.bind(1)).rows.first).decode(Place.self, at: 0)
        #expect(place == Place(street: "Lane", floor: nil))
        let insert = try await session.prepare("INSERT INTO grown.t (k, p) VALUES (?, ?)")
        try await session.execute(insert.bind(2, Place(street: "Road", floor: 3)))
        let other = try #require(try await session.execute(select.bind(2)).rows.first).decode(Place.self, at: 0)
        #expect(other == Place(street: "Road", floor: 3))
      }
    }

    private struct Place: CQLUserType, Equatable {
      let street: String
      let floor: Int32?

      init(street: String, floor: Int32?) {
        self.street = street
        self.floor = floor
      }

      init(cqlFields: CQLFields) throws(CQLValueError) {
        street = try cqlFields.decode("street")
        floor = try cqlFields.decode("floor")
      }

      var cqlFields: [String: any CQLEncodable] { ["street": street, "floor": floor] }
    }

    private func columns(_ session: CassandraSession, _ select: PreparedStatement) async throws -> [String] {
      let statement = select.markers.isEmpty ? try select.bind() : try select.bind(1)
      return try await session.execute(statement).rows.columns.map(\.name)
    }

    /// A table with one row.
    private func withTable(_ version: Int, _ body: (CassandraSession, String) async throws -> Void) async throws {
      try await cluster.withSession {
        $0.protocolVersion = version == 4 ? .v4 : .v5
      } _: { session in
        try await cluster.makeKeyspace("changed", in: session)
        try await session.execute("CREATE TABLE changed.t (k int PRIMARY KEY, v text)")
        try await session.execute("INSERT INTO changed.t (k, v) VALUES (1, 'old')")
        try await body(session, "changed.t")
      }
    }
  }
}
