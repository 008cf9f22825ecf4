import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("What the schema is read as", .timeLimit(.minutes(10)))
struct SchemaReadingTests {
  @Test("Columns are what system_schema says they are, in the order of the key and then of their names")
  func columns() async throws {
    try await Stage.withSchema { schema, session, _ in
      schema.add(
        "types",
        [
          "type_name": .text("place"), "field_names": FakeSchema.list("street"),
          "field_types": FakeSchema.list("text"),
        ])
      schema.add(table: "orders", key: "year", columns: ["note": "text", "at": "frozen<place>"])
      schema.add(column: "shop", of: "orders", "int", kind: "partition_key", position: 1)
      schema.add(column: "line", of: "orders", "smallint", kind: "clustering", position: 1, order: "asc")
      schema.add(column: "id", of: "orders", "timeuuid", kind: "clustering", position: 0, order: "desc")
      schema.add(column: "owner", of: "orders", "map<text, frozen<list<int>>>", kind: "static")
      schema.add(column: "odd", of: "orders", "text", kind: "of a release to come")
      let table = try #require(try await session.schema(of: "shop")?.table("orders"))
      #expect(table.columns.map(\.name) == ["year", "shop", "id", "line", "owner", "at", "note"])
      #expect(table.partitionKey.map(\.position) == [0, 1])
      #expect(table.clusteringColumns.map(\.order) == [.descending, .ascending])
      #expect(table.column("shop")?.type == .int)
      #expect(table.column("shop")?.order == nil)
      #expect(table.column("owner")?.kind == .static)
      #expect(table.column("owner")?.position == nil)
      #expect(table.column("owner")?.type == .map(.text, .list(.int)))
      #expect(table.column("owner")?.typeName == "map<text, frozen<list<int>>>")
      let place = UserDefinedType(keyspace: "shop", name: "place", fields: [.init("street", .text)])
      #expect(table.column("at")?.type == .userDefined(place))
      #expect(table.column("nothing") == nil)
    }
  }

  @Test("Options are those of the table; what is not told is empty")
  func options() async throws {
    try await Stage.withSchema { schema, session, _ in
      schema.add(
        table: "full",
        [
          "comment": .text("orders"), "default_time_to_live": .int(60), "gc_grace_seconds": .int(864_000),
          "compaction": FakeSchema.map(["class": "X"]), "compression": FakeSchema.map(["enabled": "false"]),
          "caching": FakeSchema.map(["keys": "ALL"]), "speculative_retry": .text("99p"),
          "additional_write_policy": .text("95p"), "read_repair": .text("BLOCKING"),
          "bloom_filter_fp_chance": .double(0.01), "cdc": .boolean(true),
        ])
      schema.add(table: "bare")
      let shop = try #require(try await session.schema(of: "shop"))
      #expect(
        shop.table("full")?.options
          == TableOptions(
            comment: "orders", defaultTimeToLive: .seconds(60), gcGracePeriod: .seconds(864_000),
            compaction: ["class": "X"], compression: ["enabled": "false"], caching: ["keys": "ALL"],
            speculativeRetry: "99p", additionalWritePolicy: "95p", readRepair: "BLOCKING",
            bloomFilterFalsePositiveChance: 0.01, capturesChanges: true))
      #expect(
        shop.table("bare")?.options
          == TableOptions(
            comment: "", defaultTimeToLive: nil, gcGracePeriod: .zero, compaction: [:], compression: [:], caching: [:],
            speculativeRetry: "", additionalWritePolicy: "", readRepair: "", bloomFilterFalsePositiveChance: 0,
            capturesChanges: false))
    }
  }

  @Test("Functions and aggregates are told with the types of what they take and return")
  func functions() async throws {
    try await Stage.withSchema { schema, session, _ in
      schema.add(
        "types",
        [
          "type_name": .text("place"), "field_names": FakeSchema.list("street"),
          "field_types": FakeSchema.list("text"),
        ])
      for types in [["int"], ["int", "frozen<place>"]] {
        schema.add(
          "functions",
          [
            "function_name": .text("more"), "argument_types": .list(types.map { .text($0) }),
            "argument_names": .list(types.indices.map { .text("a\($0)") }), "body": .text("return 1;"),
            "called_on_null_input": .boolean(types.count == 1), "language": .text("java"),
            "return_type": .text("bigint"),
          ])
      }
      schema.add("functions", ["function_name": .text("half"), "argument_names": FakeSchema.list("a")])
      schema.add(
        "aggregates",
        [
          "aggregate_name": .text("sum"), "argument_types": FakeSchema.list("int"), "return_type": .text("text"),
          "state_func": .text("more"), "state_type": .text("bigint"), "final_func": .text("shown"),
          "initcond": .text("0"),
        ])
      schema.add(
        "aggregates",
        [
          "aggregate_name": .text("total"), "argument_types": FakeSchema.list(), "return_type": .text("bigint"),
          "state_func": .text("more"), "state_type": .text("bigint"),
        ])
      let shop = try #require(try await session.schema(of: "shop"))
      let place = CQLType.userDefined(
        UserDefinedType(keyspace: "shop", name: "place", fields: [.init("street", .text)]))
      #expect(shop.functions.map(\.name) == ["more", "more"])
      #expect(shop.functions.map { $0.arguments.map(\.type) } == [[.int], [.int, place]])
      #expect(shop.functions.last?.arguments.map(\.name) == ["a0", "a1"])
      #expect(shop.functions.map(\.isCalledOnNull) == [true, false])
      #expect(shop.functions.allSatisfy { $0.returnType == .bigint && $0.language == "java" && $0.body == "return 1;" })
      #expect(
        shop.aggregates
          == [
            AggregateDescription(
              name: "sum", argumentTypes: [.int], returnType: .text, stateFunction: "more", stateType: .bigint,
              finalFunction: "shown", initialState: "0"),
            AggregateDescription(
              name: "total", argumentTypes: [], returnType: .bigint, stateFunction: "more", stateType: .bigint,
              finalFunction: nil, initialState: nil),
          ])
      #expect(try await session.schema(of: "system")?.functions.isEmpty == true)
    }
  }

  @Test("Views have columns of their own, and indexes belong to their tables")
  func viewsAndIndexes() async throws {
    try await Stage.withSchema { schema, session, _ in
      schema.add(table: "kv", columns: ["v": "int"])
      schema.add(
        "views",
        [
          "view_name": .text("by_v"), "base_table_name": .text("kv"), "where_clause": .text("v IS NOT NULL"),
          "include_all_columns": .boolean(true), "id": .uuid(CQLUUID(high: 1, low: 1)), "comment": .text("seen"),
        ])
      schema.add(column: "v", of: "by_v", "int", kind: "partition_key", position: 0)
      schema.add(
        "indexes",
        [
          "table_name": .text("kv"), "index_name": .text("kv_v"), "kind": .text("CUSTOM"),
          "options": FakeSchema.map(["target": "v", "class_name": "StorageAttachedIndex"]),
        ])
      let shop = try #require(try await session.schema(of: "shop"))
      let view = try #require(shop.view("by_v"))
      #expect(view.table.columns.map(\.name) == ["v"])
      #expect(view.table.options.comment == "seen")
      #expect((view.baseTable, view.condition, view.hasAllColumns) == ("kv", "v IS NOT NULL", true))
      #expect(shop.tables.map(\.name) == ["kv"])
      let index = try #require(shop.table("kv")?.indexes.first)
      #expect((index.name, index.kind) == ("kv_v", "CUSTOM"))
      #expect((index.target, index.className) == ("v", "StorageAttachedIndex"))
      #expect(view.table.indexes.isEmpty)
    }
  }

  @Test("All keyspaces are there, each with what is its own")
  func keyspaces() async throws {
    try await Stage.withSchema { schema, session, stage in
      stage.cluster.change { $0.addKeyspace("It's", replicas: ["eu": 2]) }
      schema.add(table: "kv", columns: ["v": "int"])
      schema.add(
        "tables",
        ["keyspace_name": .text("It's"), "table_name": .text("kv"), "id": .uuid(CQLUUID(high: 1, low: 1))])
      schema.add(
        "columns",
        [
          "keyspace_name": .text("It's"), "table_name": .text("kv"), "column_name": .text("w"),
          "kind": .text("regular"), "type": .text("blob"),
        ])
      let whole = try await session.schema()
      #expect(whole.keyspaces.map(\.name) == ["It's", "shop", "system", "system_schema"])
      #expect(whole["It's"]?.replication["eu"] == "2")
      #expect(whole["It's"]?.hasDurableWrites == true)
      #expect(whole["It's"]?.table("kv")?.columns.map(\.name) == ["w"])
      #expect(whole["shop"]?.table("kv")?.columns.map(\.name) == ["k", "v"])
      #expect(whole["unheard_of"] == nil)
      #expect(try await session.schema(of: "It's") == whole["It's"])
      #expect(try await session.schema(of: "unheard_of") == nil)
    }
  }

  @Test("More rows than a page has are read to the last")
  func pages() async throws {
    try await Stage.withSchema { schema, session, _ in
      schema.add(table: "wide")
      for number in 1...4_500 { schema.add(column: "c\(number)", of: "wide", "int") }
      let shop = try await session.schema(of: "shop")
      #expect(shop?.table("wide")?.columns.count == 4_501)
    }
  }

  @Test("Rows that say too little are passed over, and the others are not")
  func damaged() async throws {
    try await Stage.withSchema { schema, session, _ in
      for table in ["tables", "columns", "views", "types", "indexes"] { schema.add(table, [:]) }
      schema.add("tables", ["table_name": .text("without an id")])
      schema.add(column: "k", of: "dropped meanwhile", "text")
      schema.add(table: "kv")
      let shop = try #require(try await session.schema(of: "shop"))
      #expect(shop.tables.map(\.name) == ["kv"])
      #expect((shop.views, shop.types) == ([], []))
    }
  }
}
