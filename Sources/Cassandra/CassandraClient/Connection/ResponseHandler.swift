import CQLProtocol
import EventLoops

/// Whoever sent a request on a ``NodeConnection`` and waits for its answer. Called once for each request, on the
/// loop's thread, unless the request is abandoned.
protocol ResponseHandler: AnyObject {
  /// The answer came.
  /// - Parameter tag: what was given along with the request.
  func received(_ envelope: Envelope, from connection: NodeConnection, tag: Int)
  /// The connection ended before the answer came.
  func lost(_ connection: NodeConnection, _ reason: CassandraError.Kind, tag: Int)
}
