import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("Listening to what happens to the cluster", .timeLimit(.minutes(10)))
struct ClusterListeningTests {
  private static let change = SchemaChange(.created, keyspace: "shop", .table("kv"))

  @Test("A node that is added is told of, and when it is connected to; so is one that is removed")
  func members() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        try await stage.untilConnected(session, [1, 2])
        var events = session.events().makeAsyncIterator()
        try await stage.cluster.add(FakeMember(id: 3, datacenter: "eu", tokens: [Token(rawValue: 7)]))
        try await stage.tell(.topologyChange(.newNode, stage.place(3)))
        try await stage.pass(.seconds(2))
        #expect(await stage.spell(events.next()) == "added 3")
        #expect(await stage.spell(events.next()) == "up 3")
        stage.cluster.change { $0[3] = nil }
        try await stage.tell(.topologyChange(.removedNode, stage.place(3)))
        try await stage.pass(.seconds(2))
        #expect(await stage.spell(events.next()) == "removed 3")
        await session.close()
        #expect(await events.next() == nil)
      }
    }
  }

  @Test("A node is down once no loop is connected to it, and up once one is, however the others are")
  func upAndDown() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        try await stage.untilConnected(session, [1, 2])
        var events = session.events().makeAsyncIterator()
        let node = try #require(stage.cluster[2])
        await node.stop()
        #expect(await stage.spell(events.next()) == "down 2")
        try await node.start()
        try await stage.tell(.statusChange(.up, stage.place(2)))
        #expect(await stage.spell(events.next()) == "up 2")
        try await stage.untilConnected(session, [1, 2])
        try await stage.tell(.schemaChange(Self.change))
        #expect(await events.next() == .schemaChanged(Self.change))
      }
    }
  }

  @Test("A node that moves to another address stays the same node, and is told of")
  func address() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        try await stage.untilConnected(session, [1, 2])
        let events = session.events()
        let former = try #require(stage.cluster[2]).address
        try await stage.cluster.move(2, to: 9)
        try await stage.tell(.topologyChange(.newNode, stage.place(9)))
        try await stage.pass(.seconds(2))
        var told: [String] = []
        for await event in events {
          if case .nodeAddressChanged(let node, let address) = event {
            #expect(address == former)
            #expect(node.address == SocketAddress(ip: "127.0.0.9", port: former.port))
          }
          told.append(stage.spell(event))
          if told.count == 3 { break }
        }
        #expect(told == ["down 2", "address 2", "up 2"])
      }
    }
  }

  @Test("Of nodes in other data centres, that are not connected to, it is told what the nodes say")
  func remote() async throws {
    try await Stage.with(["eu": 1, "us": 1]) { stage in
      try await stage.session {
        $0.localDatacenter = "eu"
      } _: { session in
        var events = session.events().makeAsyncIterator()
        try await stage.tell(.statusChange(.down, stage.place(2)))
        #expect(await stage.spell(events.next()) == "down 2")
        try await stage.tell(.statusChange(.up, stage.place(2)))
        #expect(await stage.spell(events.next()) == "up 2")
      }
    }
  }

  @Test("A slow listener has the newest events, and is told that there were others before them")
  func slow() async throws {
    try await Stage.with(["eu": 1]) { stage in
      try await stage.session { session in
        var slow = session.events(keeping: 2).makeAsyncIterator()
        var quick = session.events(keeping: 100).makeAsyncIterator()
        let changes = (1...5).map { SchemaChange(.created, keyspace: "shop", .table("t\($0)")) }
        for change in changes {
          try await stage.tell(.schemaChange(change))
          #expect(await quick.next() == .schemaChanged(change))
        }
        var told: [ClusterEvent?] = []
        for _ in 0..<3 { told.append(await slow.next()) }
        #expect(told == [.missed, .schemaChanged(changes[3]), .schemaChanged(changes[4])])
        try await stage.tell(.schemaChange(Self.change))
        #expect(await slow.next() == .schemaChanged(Self.change))
      }
    }
  }

  @Test("Where the cluster was not watched for a while, listeners are told that they may have missed something")
  func unwatched() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        try await stage.untilConnected(session, [1, 2])
        let events = session.events()
        await stage.cluster[1]?.stop()
        try await stage.pass { !stage.log.lines("watched through another node").isEmpty }
        try await stage.tell(.schemaChange(Self.change))
        var told: Set<ClusterEvent> = []
        for await event in events {
          told.insert(event)
          if event == .schemaChanged(Self.change) { break }
        }
        #expect(told.contains(.missed))
      }
    }
  }

  @Test("Listening ends with the session, at once where it is closed already")
  func end() async throws {
    try await Stage.with(["eu": 1]) { stage in
      try await stage.session { session in
        let events = session.events()
        var other = session.events().makeAsyncIterator()
        try await stage.tell(.schemaChange(Self.change))
        #expect(await other.next() == .schemaChanged(Self.change))
        async let all = events.reduce(into: []) { $0.append($1) }
        await session.close()
        #expect(await all == [.schemaChanged(Self.change)])
        #expect(await session.events().reduce(0) { count, _ in count + 1 } == 0)
      }
    }
  }

  @Test("Whoever waits for an event may be cancelled, and the next one is taken by somebody else")
  func cancelled() async throws {
    try await Stage.with(["eu": 1]) { stage in
      try await stage.session { session in
        let events = session.events()
        let waiting = Task { await events.reduce(0) { count, _ in count + 1 } }
        try await stage.settle()
        waiting.cancel()
        #expect(await waiting.value == 0)
        try await stage.tell(.schemaChange(Self.change))
        var rest = events.makeAsyncIterator()
        #expect(await rest.next() == .schemaChanged(Self.change))
      }
    }
  }

  @Test("What nobody holds any more is not kept")
  func released() {
    let listeners = ClusterListeners()
    weak let listener = listeners.add(keeping: 1)
    #expect(listener == nil)
    listeners.tell(.missed)
  }
}

extension Stage {
  /// A word for the event, and the number of its node.
  fileprivate func spell(_ event: ClusterEvent?) -> String {
    func number(_ node: Node) -> String { "\(node.id.low & 0xFF)" }
    return switch event {
    case .nodeAdded(let node): "added \(number(node))"
    case .nodeRemoved(let node): "removed \(number(node))"
    case .nodeAddressChanged(let node, _): "address \(number(node))"
    case .nodeUp(let node): "up \(number(node))"
    case .nodeDown(let node): "down \(number(node))"
    case .schemaChanged(let change): "schema \(change.keyspace)"
    case .missed: "missed"
    case nil: "end"
    }
  }
}
