public import CQLProtocol
internal import EventLoops
internal import Synchronization

extension FakeNode {
  /// Says what the node does about some requests. Of the rules that apply to a request the latest decides.
  ///
  /// - Parameters:
  ///   - condition: which requests.
  ///   - times: how many of them; nil is all.
  ///   - skipping: how many of them are left alone before.
  ///   - probability: the chance of each, from 0 to 1.
  ///   - seed: what the chances are drawn from.
  ///   - reaction: what it does.
  /// - Returns: the rule, which counts what it was applied to and can be removed.
  @discardableResult
  public func on(
    _ condition: FakeCondition, times: Int? = nil, skipping: Int = 0, probability: Double = 1, seed: UInt64 = 1,
    _ reaction: FakeReaction
  ) -> FakeRule {
    let rule = FakeRule(
      condition, times: times, skipping: skipping, probability: probability, seed: seed, reaction)
    core.script.add(rule)
    return rule
  }

  /// Says what the node does about some requests, which the closure decides on the node's loop.
  @discardableResult
  public func on(
    _ condition: FakeCondition, times: Int? = nil, _ decide: @escaping @Sendable (FakeRequest) -> FakeReaction
  ) -> FakeRule { on(condition, times: times, .decide(decide)) }

  /// Removes all rules.
  public func removeRules() { core.script.clear() }

  /// Tells the node, and every other node of its cluster, more of a statement than its text.
  public func describe(_ statement: FakeStatement) { core.cluster.describe(statement) }

  /// The texts of the statements that are prepared.
  public var preparedStatements: Set<String> { core.prepared.withLock { Set($0.values.map(\.query)) } }

  /// Forgets the statements that are prepared, as real nodes do when they start or have too many.
  public func forgetStatements() { core.prepared.withLock { $0 = [:] } }

  /// Sends an event to the connections that registered for its kind.
  ///
  /// - Parameter unasked: whether the connections that did not register get it too.
  /// - Returns: how many connections it was sent to.
  @discardableResult
  public func send(_ event: ServerEvent, unasked: Bool = false) async throws -> Int {
    try await loop.run { [core] in core.send(event, unasked: unasked) }
  }
}
