public import EventLoops

/// Takes what becomes of single requests, so that any tracing library can make spans of it.
public protocol ClientTracer: Sendable {
  /// A request begins, in the task that made it.
  /// - Returns: what is told of the rest; nil to hear nothing more.
  func requestBegan(_ statement: String?, keyspace: String?) -> (any RequestSpan)?
}

/// What is told of one request.
public protocol RequestSpan: Sendable {
  /// It was sent to a node, for the first time or again.
  func sent(to node: SocketAddress, isSpeculative: Bool)
  /// It has ended: well, where there is no error.
  func ended(_ error: (any Error)?)
}
