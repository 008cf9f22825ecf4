/// Takes the client's counts and durations, so that any metrics library can keep them.
public protocol ClientMetrics: Sendable {
  /// Something happened.
  func count(_ event: ClientEvent, by number: Int)
  /// A request has ended, well or not, `duration` after it was made.
  func requestEnded(after duration: Duration, succeeded: Bool)
}

/// What ``ClientMetrics`` counts.
public enum ClientEvent: String, Hashable, Sendable, CaseIterable {
  case connectionsOpened = "connections_opened"
  case connectionsLost = "connections_lost"
  case connectionFailures = "connection_failures"
  case authenticationFailures = "authentication_failures"
  case retries = "retries"
  case speculativeExecutions = "speculative_executions"
  case timeouts = "timeouts"
  case refusals = "refusals"
  case orphans = "orphans"
  case preparations = "preparations"
  case repreparations = "repreparations"
  case serverErrors = "server_errors"
  case bytesSent = "bytes_sent"
  case bytesReceived = "bytes_received"
}
