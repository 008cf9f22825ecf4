/// Who is told what the client does. Each may be nil; none may block: they are called on the loops.
public struct ClientObservers: Sendable {
  /// Takes lines of log.
  public var log: (any ClientLog)?
  /// Takes counts and durations.
  public var metrics: (any ClientMetrics)?
  /// Takes what becomes of single requests.
  public var tracer: (any ClientTracer)?

  /// Nobody is told.
  public init(
    log: (any ClientLog)? = nil, metrics: (any ClientMetrics)? = nil, tracer: (any ClientTracer)? = nil
  ) {
    self.log = log
    self.metrics = metrics
    self.tracer = tracer
  }
}
