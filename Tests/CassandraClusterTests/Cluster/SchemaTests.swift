import CassandraClient
import Testing

extension RealNodes.OneNode {
  @Suite("The schema as it is read", .serialized, .timeLimit(.minutes(10)))
  struct SchemaTests {
    let cluster: RealCluster

    init() throws { cluster = try #require(ClusterTrait.running) }

    @Test("A table has the columns and options that it was made with")
    func table() async throws {
      try await withOrders { session in
        let orders = try #require(try await session.schema(of: "described")?.table("orders"))
        #expect(orders.partitionKey.map(\.name) == ["year", "shop"])
        #expect(orders.partitionKey.map(\.position) == [0, 1])
        #expect(orders.clusteringColumns.map(\.name) == ["id", "line"])
        #expect(orders.clusteringColumns.map(\.order) == [.descending, .ascending])
        #expect(orders.columns.filter { $0.kind == .static }.map(\.name) == ["Owner"])
        #expect(orders.column("at")?.typeName == "frozen<place>")
        #expect(orders.options.comment == "it's")
        #expect(orders.options.defaultTimeToLive == .seconds(3_600))
        #expect(orders.options.gcGracePeriod == .seconds(7_200))
        #expect(orders.options.compaction["class"]?.hasSuffix("LeveledCompactionStrategy") == true)
        #expect(orders.options.compaction["sstable_size_in_mb"] == "100")
        #expect(orders.options.compression["class"]?.hasSuffix("LZ4Compressor") == true)
        #expect(orders.options.caching == ["keys": "ALL", "rows_per_partition": "10"])
        #expect(orders.options.speculativeRetry == "95p")
        #expect(orders.options.additionalWritePolicy == "99p")
        #expect(orders.options.readRepair == "NONE")
        #expect(orders.options.bloomFilterFalsePositiveChance == 0.05)
        #expect(!orders.options.capturesChanges)
      }
    }

    @Test("Columns and fields have the types that the node tells with rows")
    func types() async throws {
      try await withOrders { session in
        let described = try #require(try await session.schema(of: "described"))
        let told = try await session.execute("SELECT * FROM described.orders").rows.columns
        let orders = try #require(described.table("orders"))
        #expect(orders.columns.count == told.count)
        for column in told { #expect(orders.column(column.name)?.type == column.type) }
        #expect(described.types.map(\.name) == ["Odd \"one\" type", "place"])
        #expect(described.type("place")?.fields.map(\.name) == ["street", "floors"])
        #expect(described.type("place")?.fields.map(\.type) == [.text, .list(.int)])
      }
    }

    @Test("No type of the nodes' own tables is unknown")
    func ownTables() async throws {
      try await cluster.withSession { session in
        let schema = try await session.schema()
        let system = try #require(schema["system"])
        #expect(system.replication["class"]?.hasSuffix("LocalStrategy") == true)
        #expect(system.table("local")?.partitionKey.map(\.name) == ["key"])
        #expect(schema["system_schema"]?.table("columns")?.clusteringColumns.count == 2)
        let own = schema.keyspaces.filter { $0.name.hasPrefix("system") }.flatMap(\.tables)
        #expect(own.count > 20)
        for column in own.flatMap(\.columns) { #expect(!"\(column.type)".contains("'"), "\(column)") }
      }
    }

    @Test("Views and indexes are there with what they are made from")
    func viewsAndIndexes() async throws {
      try await withOrders { session in
        try await session.execute("CREATE INDEX orders_note ON described.orders (note)")
        try await session.execute("CREATE INDEX orders_tags ON described.orders (keys(tags))")
        try await session.execute(
          """
          CREATE MATERIALIZED VIEW described.by_note AS SELECT note, year, shop, id, line FROM described.orders
          WHERE note IS NOT NULL AND year IS NOT NULL AND shop IS NOT NULL AND id IS NOT NULL AND line IS NOT NULL
          PRIMARY KEY (note, year, shop, id, line) WITH comment = 'seen'
          """)
        let described = try #require(try await session.schema(of: "described"))
        let indexes = try #require(described.table("orders")).indexes
        #expect(indexes.map(\.name) == ["orders_note", "orders_tags"])
        #expect(indexes.map(\.target) == ["note", "keys(tags)"])
        #expect(indexes.allSatisfy { $0.kind == "COMPOSITES" && $0.className == nil })
        let view = try #require(described.view("by_note"))
        #expect((view.baseTable, view.hasAllColumns, view.table.options.comment) == ("orders", false, "seen"))
        #expect(view.condition.contains("note IS NOT NULL"))
        #expect(view.table.partitionKey.map(\.name) == ["note"])
        #expect(view.table.clusteringColumns.map(\.name) == ["year", "shop", "id", "line"])
        #expect(described.tables.map(\.name) == ["orders"])
      }
    }

    @Test("Changes of one's own are seen at once, those of others once they are told of")
    func changes() async throws {
      try await withOrders { session in
        let first = try #require(try await session.schema(of: "described")?.table("orders"))
        try await session.execute("ALTER TABLE described.orders ADD own int")
        let second = try #require(try await session.schema(of: "described")?.table("orders"))
        #expect(first.column("own") == nil)
        #expect(second.column("own")?.type == .int)
        #expect(second.id == first.id)

        let events = session.events()
        try await cluster.withSession { other in
          try await other.execute("ALTER TYPE described.place ADD country text")
          try await other.execute("DROP TABLE described.orders")
        }
        var told: [SchemaChange] = []
        for await event in events {
          guard case .schemaChanged(let change) = event, change.keyspace == "described" else { continue }
          told.append(change)
          if change.action == .dropped { break }
        }
        #expect(told.contains(SchemaChange(.updated, keyspace: "described", .type("place"))))
        #expect(told.contains(SchemaChange(.dropped, keyspace: "described", .table("orders"))))
        let rest = try #require(try await session.schema(of: "described"))
        #expect(rest.tables.isEmpty)
        #expect(rest.type("place")?.fields.map(\.name) == ["street", "floors", "country"])
        try await session.execute("DROP KEYSPACE described")
        #expect(try await session.schema(of: "described") == nil)
      }
    }

    @Test("The node describes a table in words")
    func words() async throws {
      try await withOrders { session in
        let row = try #require(try await session.execute("DESCRIBE TABLE described.orders").rows.first)
        try #expect(row.decode("create_statement", as: String.self).hasPrefix("CREATE TABLE described.orders"))
      }
    }

    /// Runs a test with a table that has something of everything.
    private func withOrders(_ body: (CassandraSession) async throws -> Void) async throws {
      try await cluster.withSession { session in
        try await cluster.makeKeyspace("described", in: session)
        try await session.execute("CREATE TYPE described.place (street text, floors list<int>)")
        try await session.execute(#"CREATE TYPE described."Odd ""one"" type" (at frozen<place>, n duration)"#)
        let vector = cluster.kind.release == "5.0" ? "vector<float, 3>" : "list<float>"
        try await session.execute(
          Statement(
            """
            CREATE TABLE described.orders (
              year int, shop text, id timeuuid, line smallint, "Owner" text static, note text, at frozen<place>,
              odd frozen<list<frozen<"Odd ""one"" type">>>, tags map<text, frozen<set<inet>>>,
              pair tuple<tinyint, frozen<list<blob>>>, v \(vector), price decimal, huge varint, day date, hour time,
              moment timestamp, key uuid, yes boolean, f float, d double, b bigint, t ascii,
              PRIMARY KEY ((year, shop), id, line)
            ) WITH CLUSTERING ORDER BY (id DESC, line ASC) AND comment = 'it''s' AND default_time_to_live = 3600
              AND gc_grace_seconds = 7200 AND speculative_retry = '95p' AND read_repair = 'NONE'
              AND compaction = {'class': 'LeveledCompactionStrategy', 'sstable_size_in_mb': 100}
              AND caching = {'keys': 'ALL', 'rows_per_partition': 10} AND bloom_filter_fp_chance = 0.05
            """))
        try await body(session)
      }
    }
  }
}
