internal import Synchronization

extension HTTPServer {
  /// What a server has done and is doing.
  public struct Statistics: Sendable, Equatable {
    /// Connections that are open now.
    public var connections = 0
    /// Requests whose handler is at work or whose answer is being sent.
    public var requestsInFlight = 0
    /// Connections since the start.
    public var connectionsAccepted = 0
    /// Requests since the start whose head was understood.
    public var requests = 0
    /// Requests the server refused before any handler saw them: malformed, too large.
    public var requestsRefused = 0
    /// Connections cut at a deadline.
    public var connectionsCut = 0
    /// Requests whose client left before their answer was ready.
    public var clientsLeft = 0

    public init() {}
  }
}

/// The counters of one loop's daemon, written by its thread only, read by any.
final class Counters: Sendable {
  let connections = Atomic<Int>(0)
  let requestsInFlight = Atomic<Int>(0)
  let connectionsAccepted = Atomic<Int>(0)
  let requests = Atomic<Int>(0)
  let requestsRefused = Atomic<Int>(0)
  let connectionsCut = Atomic<Int>(0)
  let clientsLeft = Atomic<Int>(0)

  /// Adds what this loop has counted.
  func add(to sum: inout HTTPServer.Statistics) {
    sum.connections += connections.load(ordering: .relaxed)
    sum.requestsInFlight += requestsInFlight.load(ordering: .relaxed)
    sum.connectionsAccepted += connectionsAccepted.load(ordering: .relaxed)
    sum.requests += requests.load(ordering: .relaxed)
    sum.requestsRefused += requestsRefused.load(ordering: .relaxed)
    sum.connectionsCut += connectionsCut.load(ordering: .relaxed)
    sum.clientsLeft += clientsLeft.load(ordering: .relaxed)
  }
}

extension Atomic where Value == Int {
  /// Adds without a locked instruction, right where only one thread writes.
  @inline(__always)
  func count(_ step: Int = 1) {
    store(load(ordering: .relaxed) &+ step, ordering: .relaxed)
  }
}
