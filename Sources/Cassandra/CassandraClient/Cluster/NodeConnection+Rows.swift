import CQLProtocol

extension NodeConnection {
  /// The rows that a question to the system tables finds.
  /// - Parameters:
  ///   - pageSize: how many of them come at most; nil is all.
  ///   - state: where the page before ended.
  /// - Throws: `CassandraError`; `CancellationError`.
  func rows(
    _ query: String, pageSize: Int32? = nil, from state: [UInt8]? = nil, within limit: Duration
  ) async throws -> Rows {
    let parameters = QueryParameters(consistency: .one, pageSize: pageSize, pagingState: state)
    switch try await ask(QueryRequest(query, parameters), within: limit) {
    case .result(.rows(let rows)): return rows
    case .error(let error): throw CassandraError(.server(error), node: address)
    default:
      throw CassandraError(
        .malformed(CQLProtocolError(.malformed, "no rows came where rows were due")), node: address)
    }
  }
}
