/// What happened at a ``FakeNode`` so far.
public struct FakeActivity: Sendable {
  /// The requests it received, in order.
  public internal(set) var requests: [FakeRequest] = []
  /// How many connections it ever had.
  public internal(set) var accepted = 0
  /// The numbers of the connections that are open.
  public internal(set) var open: Set<Int> = []
  /// The events that connections registered for, by the connections' numbers.
  public internal(set) var registrations: [Int: [String]] = [:]
  /// What went wrong with connections: what clients sent that is no message, TLS handshakes that failed, answers of the
  /// script that cannot be said.
  public internal(set) var faults: [String] = []

  /// The requests that a condition is about.
  public func requests(_ condition: FakeCondition) -> [FakeRequest] { requests.filter(condition.matches) }
}
