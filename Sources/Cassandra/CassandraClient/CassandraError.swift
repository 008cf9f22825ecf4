public import CQLProtocol
public import EventLoops

/// Why a request, a connection or a session failed.
public struct CassandraError: Error, Sendable {
  /// What went wrong.
  public enum Kind: Sendable {
    /// A node answered with an error, and the retry policy gave up.
    case server(ServerError)
    /// There was no answer in time. Whether the request was executed is not known.
    case timedOut(after: Duration)
    /// The time was over before the request could be sent: it waited for room, or for its turn. Nothing was executed.
    case notSent(within: Duration)
    /// No node could be asked; nothing was executed.
    case noNodeAvailable
    /// Too many requests are waiting; nothing was executed.
    case overloaded
    /// The connection was lost before the answer came. Whether the request was executed is not known.
    case connectionLost(NetworkError?)
    /// A connection could not be made.
    case cannotConnect(NetworkError)
    /// The node wants or refuses a proof of who this is.
    case authentication(String)
    /// The cluster is another than the configuration says, or lacks what it asks for.
    case configuration(String)
    /// A message cannot be said or understood.
    case malformed(CQLProtocolError)
    /// A value does not fit its column or marker.
    case value(CQLValueError)
    /// A request cannot be made of what was given; nothing was executed.
    case invalidStatement(String)
    /// A prepared statement is not what it was; prepare it again.
    case statementChanged(String)
    /// The session is closed or closing. A request that was on its way may have been executed.
    case closed
  }

  /// One node that was asked in vain before.
  public struct Attempt: Sendable {
    /// The node.
    public let node: SocketAddress
    /// What became of the request there.
    public let cause: FailedRequest.Cause

    /// An attempt that ended so.
    public init(node: SocketAddress, cause: FailedRequest.Cause) {
      self.node = node
      self.cause = cause
    }
  }

  /// What went wrong.
  public let kind: Kind
  /// The node that it went wrong with, if it was one.
  public let node: SocketAddress?
  /// The nodes that were asked before, in order.
  public let attempts: [Attempt]

  /// An error of that kind.
  public init(_ kind: Kind, node: SocketAddress? = nil, attempts: [Attempt] = []) {
    self.kind = kind
    self.node = node
    self.attempts = attempts
  }

  /// What the node answered, if an answer of a node is what went wrong.
  public var serverError: ServerError? { if case .server(let error) = kind { error } else { nil } }
}

extension CassandraError: CustomStringConvertible {
  /// One sentence that says what to do, then where it happened.
  public var description: String {
    let place = node.map { " [\($0)]" } ?? ""
    let before = attempts.isEmpty ? "" : " After " + attempts.map(\.description).joined(separator: ", ") + "."
    return "\(kind)\(place)\(before)"
  }
}

extension CassandraError.Attempt: CustomStringConvertible {
  /// The node and what it came to.
  public var description: String {
    switch cause {
    case .notSent: "\(node) could not be asked"
    case .connectionLost: "the connection to \(node) was lost"
    case .server(let error): "\(node) answered \(error)"
    }
  }
}

extension CassandraError.Kind: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .server(let error): "The node answered \(error)"
    case .timedOut(let limit): "There was no answer within \(limit); whether it was executed is not known."
    case .notSent(let limit): "It waited here for \(limit) and could not be sent; nothing was executed."
    case .noNodeAvailable: "No node could be asked; nothing was executed."
    case .overloaded: "Too many requests are waiting here; nothing was executed. Send fewer at a time."
    case .connectionLost(let error):
      "The connection was lost before the answer came; whether it was executed is not known."
        + (error.map { " \($0)" } ?? "")
    case .cannotConnect(let error): "Could not connect. \(error)"
    case .authentication(let problem): "Could not prove who this is: \(problem)"
    case .configuration(let problem): problem
    case .malformed(let error): "A message could not be said or understood: \(error)"
    case .value(let error): "\(error)"
    case .invalidStatement(let problem), .statementChanged(let problem): problem
    case .closed: "The session is closed."
    }
  }
}
