import CassandraClient
import EventLoops
import Testing

extension RealNodes.ThreeNodes {
  @Test("Keys have the tokens that the nodes compute, and requests go to a replica (case 12)")
  func tokens() async throws {
    try await cluster.withSession { session in
      try await cluster.makeKeyspace("tokens", in: session)
      try await session.execute(
        "CREATE TABLE tokens.t (a text, b int, c blob, d uuid, e text, PRIMARY KEY ((a, b, c, d)))")
      let insert = try await session.prepare("INSERT INTO tokens.t (a, b, c, d, e) VALUES (?, ?, ?, ?, ?)")
      let select = try await session.prepare(
        "SELECT token(a, b, c, d), e FROM tokens.t WHERE a = ? AND b = ? AND c = ? AND d = ?")
      let nodes = await session.topology().nodes.map(\.node)
      var random = SystemRandomNumberGenerator()
      for round in 0..<60 {
        let text = String(repeating: ["ü", "x", "\u{0}"][round % 3], count: round)
        let number = Int32.random(in: .min ... .max, using: &random)
        let bytes = (0..<round).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let id = CQLUUID(high: random.next(), low: random.next())
        try await session.execute(insert.bind(text, number, bytes, id, "\(round)"))
        let statement = try select.bind(text, number, bytes, id).at(.one)
        let result = try await session.execute(statement)
        let (token, note) = try #require(result.rows.first).decode(as: (Int64, String).self)
        #expect(statement.token?.rawValue == token)
        #expect(note == "\(round)")
        #expect(try owner(of: Token(rawValue: token), among: nodes) == result.coordinator.address)
      }
    }
  }

  @Test("Keys live where the nodes say, and the parts of the ring are all of it (case 12)")
  func replicas() async throws {
    try await cluster.withSession { session in
      try await cluster.makeKeyspace("replicas", copies: 2, in: session)
      try await session.execute("CREATE TABLE replicas.t (k text PRIMARY KEY, v int)")
      let select = try await session.prepare("SELECT v FROM replicas.t WHERE k = ?")
      let topology = await session.topology()
      for key in ["A-1", "lamp", "ü", "42"] {
        let told = try await cluster("nodetool", "1", "getendpoints", "replicas", "t", key)
        let known = try topology.replicas(of: select.bind(key)).map(\.address.host)
        #expect(known == told.split(separator: "\n").map(String.init))
      }
      let parts = topology.ranges(in: "replicas")
      #expect(parts.count == topology.nodes.map(\.node.tokens.count).reduce(0, +))
      #expect(abs(parts.map(\.range.share).reduce(0, +) - 1) < 1e-9)
      #expect(parts.allSatisfy { Set($0.nodes.map(\.rack)).count == 2 })
      var kept = 0.0
      for state in topology.nodes {
        kept += topology.ranges(of: state.node, in: "replicas").map(\.share).reduce(0, +)
      }
      #expect(abs(kept - 2) < 1e-9)
    }
  }

  /// Where the node is whose range a token is in: with one copy, its only replica.
  private func owner(of token: Token, among nodes: [Node]) throws -> SocketAddress {
    let ring = nodes.flatMap { node in node.tokens.map { ($0, node.address) } }.sorted { $0.0 < $1.0 }
    return try #require(ring.first { $0.0 >= token } ?? ring.first).1
  }
}
