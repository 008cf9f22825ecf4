public import CQLProtocol

/// A request as a ``FakeNode`` received it.
public struct FakeRequest: Sendable {
  /// The number of the node in its cluster.
  public let node: Int
  /// Which of the node's connections it came on, counted from 1.
  public let connection: Int
  /// What the client calls it.
  public let stream: Int16
  /// The version of the protocol in its header.
  public let version: UInt8
  /// What came with it.
  public let context: MessageContext
  /// The message.
  public let body: CQLRequest
  /// The keyspace of tables that name none: the request's own, or the connection's.
  public let keyspace: String?
  /// The texts of its statements, also of those that were prepared. What is not known here is missing.
  public let queries: [String]

  /// Which message it is.
  public var opcode: Opcode { body.opcode }

  /// The text of its statement, of a batch the first; nil if it has none.
  public var query: String? { queries.first }

  /// How QUERY and EXECUTE are to be executed.
  public var parameters: QueryParameters? {
    switch body {
    case .query(let request): request.parameters
    case .execute(let request): request.parameters
    case .startup, .authResponse, .options, .prepare, .batch, .register: nil
    }
  }

  /// The values bound in QUERY and EXECUTE, in order.
  public var values: [CQLCell] { parameters?.values.cells.map(\.cell) ?? [] }
}
