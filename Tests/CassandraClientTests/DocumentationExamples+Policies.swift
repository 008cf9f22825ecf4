import CassandraClient
import EventLoops

/// Asks nodes with much to do after the others.
struct SparingBusyNodes: LoadBalancingPolicy {
  func order(_ candidates: [CandidateNode], for request: RoutedRequest) -> [CandidateNode] {
    // Conditions on one partition fare best where they meet.
    if request.isSerial { return candidates }
    return candidates.filter { $0.inFlight < 100 } + candidates.filter { $0.inFlight >= 100 }
  }
}

extension Examples {
  static func balanced(_ configuration: inout CassandraConfiguration) {
    configuration.loadBalancing = SparingBusyNodes()
    configuration.nodeDistance = { node in node.rack == "analytics" ? .ignored : nil }
  }

  static func balanced(_ session: CassandraSession, _ statement: Statement) async throws -> QueryResult {
    let report = try await session.execute(statement.balanced(by: SparingBusyNodes()))
    return report
  }
}

extension Examples {
  static func limited(_ configuration: inout CassandraConfiguration) {
    configuration.rateLimit = RateLimit(perSecond: 5_000, burst: 200)
  }
}

extension Examples {
  static func signed(
    _ session: CassandraSession, _ select: PreparedStatement, from token: [UInt8]?, _ secret: [UInt8]
  ) async throws -> [UInt8]? {
    let signer = try PagingStateSigner(key: secret)
    let statement = try select.bind("A-1")
    let state = try token.map { try signer.state(in: $0, of: statement) }
    let page = try await session.execute(statement.pages(of: 50).resuming(from: state))
    return try page.pagingState.map { try signer.sign($0, of: statement) }
  }
}
