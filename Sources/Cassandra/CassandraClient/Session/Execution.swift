import CQLProtocol
import EventLoops

/// One request of the session's user: to which nodes it goes, and what is done when they fail or are slow.
///
/// Whoever waits is told once, within the request's time. Everything but `init` belongs on the shard's thread.
final class Execution: ResponseHandler, @unchecked Sendable {  // touched on the loop's thread only
  /// One node that was asked and has not answered.
  struct Attempt {
    let channel: NodeChannel
    let connection: NodeConnection
    let stream: Int16
    let tag: Int
    /// The columns of rows that come without their own: those that were known when it was sent.
    let columns: ResultColumns.Known?
    /// Whether the node was asked to prepare the statement first.
    let isPreparation: Bool
  }

  let draft: RequestDraft
  let shard: Shard
  var continuation: AnswerSink?
  var plan: QueryPlan?
  /// The cluster as it was when the plan was made.
  var view: ShardView?
  /// The attempts that may still be answered. Nearly always one.
  var current: Attempt?
  var others: [Attempt] = []
  var attempts: [CassandraError.Attempt] = []
  var lastFailure: CassandraError.Kind?
  var lastNode: Node?
  var tags = 0
  var retries = 0
  var preparations = 0
  var speculations = 0
  var began = EventLoop.Instant(nanoseconds: 0)
  var deadline: DeadlineWheel<Expiry>.Token?
  var nextSpeculation: DeadlineWheel<Expiry>.Token?
  var nextRetry: DeadlineWheel<Expiry>.Token?
  var isCancelled = false

  init(_ draft: RequestDraft, on shard: Shard) {
    self.draft = draft
    self.shard = shard
  }

  /// Whether whoever waited was told.
  var isOver: Bool { continuation == nil }

  /// Whether a node may still answer.
  var isRunning: Bool { current != nil || !others.isEmpty }

  /// Whether any node was ever asked.
  private var wasSent: Bool { tags > 0 }

  func begin(_ continuation: AnswerSink) {
    if isCancelled { return continuation.resume(throwing: CancellationError()) }
    guard shard.began() else { return continuation.resume(throwing: CassandraError(.closed)) }
    self.continuation = continuation
    began = shard.settings.clock.now
    if let timeout = draft.timeout { deadline = shard.schedule(.deadline(self), after: timeout, from: began) }
    guard shard.admits(self, at: began) else { return }
    planAnew(at: began)
    if askNext(), !isOver { scheduleSpeculation(at: began) }
  }

  /// Makes a plan by what the nodes do now.
  func planAnew(at now: EventLoop.Instant) {
    let view = shard.view
    view.now = now
    self.view = view
    plan = QueryPlan(draft.routing, in: view.snapshot, loads: view, using: &shard.random)
    if shard.hasPolicy || draft.policies != nil, draft.routing.node == nil,
      let policy = draft.policies?.loadBalancing ?? shard.loadBalancing
    {
      plan = plan.take()?.ordered(by: policy, for: draft.routing, in: view.snapshot, loads: view)
    }
  }

  func cancel() {
    isCancelled = true
    end(.failure(CancellationError()))
  }

  func timeOut() {
    guard !isOver else { return }
    shard.settings.observers.metrics?.count(.timeouts, by: 1)
    if shard.phase == .closed { return abort() }
    let limit = draft.timeout ?? .zero
    fail(wasSent ? .timedOut(after: limit) : .notSent(within: limit))
  }

  /// The session has closed.
  func abort() { fail(.closed) }

  func fail(_ kind: CassandraError.Kind, _ node: Node? = nil) {
    end(.failure(CassandraError(kind, node: (node ?? lastNode)?.address, attempts: attempts)))
  }

  func succeed(_ result: consuming ResultResponse, _ context: consuming MessageContext, _ node: consuming Node) {
    shard.retryBudget.earn()
    end(
      .success(
        RequestAnswer(
          result: result, context: context, node: node, attempts: attempts, speculativeExecutions: speculations)))
  }

  /// Tells whoever waits, and gives up what is still on its way.
  private func end(_ result: Result<RequestAnswer, any Error>) {
    guard let continuation else { return }
    self.continuation = nil
    shard.cancel(deadline)
    shard.cancel(nextSpeculation)
    shard.cancel(nextRetry)
    if let current { current.connection.abandon(current.stream) }
    for other in others { other.connection.abandon(other.stream) }
    current = nil
    others = []
    plan = nil
    report(result)
    continuation.resume(with: result)
    shard.ended()
  }

  private func report(_ result: Result<RequestAnswer, any Error>) {
    let isCounted = if case .percentile? = draft.speculation { true } else { false }
    guard shard.settings.observesRequests || isCounted else { return }
    let now = shard.settings.clock.now
    let error: (any Error)? = if case .failure(let error) = result { error } else { nil }
    if isCounted, error == nil { shard.latencies.record(began.duration(to: now), at: now) }
    shard.settings.observers.metrics?.requestEnded(after: began.duration(to: now), succeeded: error == nil)
    draft.span?.ended(error)
  }
}
