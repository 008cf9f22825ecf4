import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("When the schema is read", .timeLimit(.minutes(10)))
struct SchemaKeepingTests {
  private static let change = SchemaChange(.updated, keyspace: "shop", .table("kv"))

  @Test("Nobody who does not ask has it read, and whoever asks again has it from before")
  func once() async throws {
    try await Stage.withSchema { schema, session, stage in
      var events = session.events().makeAsyncIterator()
      schema.add(table: "kv")
      try await stage.tell(.schemaChange(Self.change))
      #expect(await events.next() == .schemaChanged(Self.change))
      try await session.execute("SELECT v FROM kv")
      #expect(stage.readings == 0)
      let first = try await session.schema()
      #expect(try await session.schema() == first)
      #expect(try await session.schema(of: "shop") == first["shop"])
      #expect(stage.readings == 1)
    }
  }

  @Test("One keyspace is read without the others, which are read when they are asked for")
  func apart() async throws {
    try await Stage.withSchema { schema, session, stage in
      schema.add(table: "kv")
      _ = try await session.schema(of: "shop")
      _ = try await session.schema(of: "shop")
      #expect(stage.readings == 1)
      #expect(try await session.schema()["shop"]?.tables.count == 1)
      #expect(stage.readings == 2)
    }
  }

  @Test("After a change that others made it is read anew, of the keyspace that was changed")
  func changed() async throws {
    try await Stage.withSchema { schema, session, stage in
      var events = session.events().makeAsyncIterator()
      schema.add(table: "kv")
      #expect(try await session.schema(of: "shop")?.tables.count == 1)
      _ = try await session.schema(of: "system")
      schema.add(table: "more")
      try await stage.tell(.schemaChange(Self.change))
      #expect(await events.next() == .schemaChanged(Self.change))
      #expect(try await session.schema(of: "shop")?.tables.count == 2)
      _ = try await session.schema(of: "system")
      #expect(stage.readings == 3)
    }
  }

  @Test("After a change of one's own it is read anew before any event tells of it")
  func changedHere() async throws {
    try await Stage.withSchema { schema, session, stage in
      stage.cluster.on(.query("ALTER TABLE shop.kv"), .respond(ResultResponse.schemaChange(Self.change)))
      schema.add(table: "kv")
      #expect(try await session.schema()["shop"]?.table("kv")?.columns.count == 1)
      schema.add(column: "v", of: "kv", "int")
      try await session.execute("ALTER TABLE shop.kv")
      #expect(try await session.schema()["shop"]?.table("kv")?.columns.count == 2)
    }
  }

  @Test("What is changed while it is read is read again, so that all of it is of one moment")
  func changedMeanwhile() async throws {
    try await Stage.withSchema { schema, session, stage in
      var events = session.events().makeAsyncIterator()
      let gate = FakeGate()
      schema.add(table: "kv")
      stage.cluster.on(FakeSchema.question("indexes"), times: 1, .hold(gate))
      async let read = session.schema(of: "shop")
      try await gate.wait(for: 1)
      schema.add(column: "v", of: "kv", "int")
      try await stage.tell(.schemaChange(Self.change))
      #expect(await events.next() == .schemaChanged(Self.change))
      gate.open()
      #expect(try await read?.table("kv")?.columns.count == 2)
      #expect(stage.readings == 2)
      _ = try await session.schema(of: "shop")
      #expect(stage.readings == 2)
    }
  }

  @Test("Many who ask at once have it read once; one who is cancelled does not keep the others from it")
  func together() async throws {
    try await Stage.withSchema { schema, session, stage in
      let gate = FakeGate()
      schema.add(table: "kv")
      stage.cluster.on(FakeSchema.question("indexes"), .hold(gate))
      let first = Task { try await session.schema() }
      try await gate.wait(for: 1)
      let others = (0..<5).map { _ in Task { try await session.schema() } }
      try await stage.settle()
      first.cancel()
      await #expect(throws: CancellationError.self) { try await first.value }
      gate.open()
      for other in others { #expect(try await other.value["shop"]?.tables.count == 1) }
      #expect(stage.readings == 2)
    }
  }

  @Test("Once another node is watched, it is read from there")
  func anotherNode() async throws {
    try await Stage.withSchema { schema, session, stage in
      try await stage.untilConnected(session, [1, 2])
      schema.add(table: "kv")
      _ = try await session.schema()
      schema.add(table: "more")
      await stage.cluster[1]?.stop()
      try await stage.pass { !stage.log.lines("watched through another node").isEmpty }
      #expect(try await session.schema()["shop"]?.tables.count == 2)
      #expect(stage.cluster[2]?.received(FakeSchema.question("tables")).count == 1)
    }
  }

  @Test("What a node refuses, and a session that is closed, are told")
  func failures() async throws {
    try await Stage.withSchema { _, session, stage in
      stage.cluster.on(FakeSchema.question("types"), times: 1, .error(.overloaded))
      #expect(await failure { try await session.schema() }?.serverError == .overloaded)
      _ = try await session.schema()
      stage.cluster.on(FakeSchema.question("types"), times: 1, .drop)
      async let late = failure { try await session.schema(of: "unheard_of") }
      try await stage.cluster[1]?.received(3, FakeSchema.question("types"))
      await session.close()
      _ = await late
      #expect(await failure { try await session.schema() }?.name == "closed")
    }
  }
}

extension Stage {
  /// Runs a test with a session of two nodes that have the keyspace "shop".
  static func withSchema(_ body: @Sendable (FakeSchema, CassandraSession, Stage) async throws -> Void) async throws {
    var description = FakeClusterDescription(nodes: ["eu": 2])
    description.addKeyspace("shop", replicas: ["eu": 1])
    try await Stage.with(description) { stage in
      let schema = FakeSchema(on: stage.cluster)
      try await stage.session { try await body(schema, $0, stage) }
    }
  }

  /// How often a schema was begun to be read.
  fileprivate var readings: Int {
    cluster.nodes.map { $0.received(FakeSchema.question("tables")).count }.reduce(0, +)
  }
}
