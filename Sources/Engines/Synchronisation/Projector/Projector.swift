import Dispatch
public import Queries
public import Records
import Synchronization

/// Keeps a read model in step with a change log: the busier the store, the larger the batches.
///
/// A service with a thread of its own. Who commits hands it the records (`feed`); what it was not handed, or could not
/// hold, it reads from the log. Every record counts exactly once, whatever fails or dies: model and checkpoint move in
/// one step, and after a failure the projector goes on from the checkpoint that it finds.
public final class Projector: Sendable {
  /// How much to hold and to do at once.
  public struct Limits: Sendable {
    /// Bytes of fed records, as the log keeps them, that may wait.
    public var waitingBytes = 8 << 20
    /// Bytes of fed records in one step.
    public var batchBytes = 512 << 10
    /// Bytes of records in one step while reading the log, where nobody waits for the step's end.
    public var logBatchBytes = 4 << 20
    /// How long to wait after the first, the second… failure in a row; the last holds from then on.
    public var retryDelays: [Duration] = [50, 100, 200, 400, 800, 1_600, 2_000].map { .milliseconds($0) }

    public init() {}
  }

  /// How far the model is.
  public let progress = ReadProgress()

  let limits: Limits
  let inbox: Mutex<Inbox>
  let wakeUp = DispatchSemaphore(value: 0)
  let report: @Sendable (ProjectorEvent) -> Void
  private let makeFollower: @Sendable () -> Follower
  private let thread = Mutex<ServiceThread?>(nil)

  /// - Parameter report: told, on the projector's thread, what an operator should know.
  public init(
    _ projection: StoreProjection, of log: any ChangeLog, onto model: any ReadModel, limits: Limits = Limits(),
    report: @escaping @Sendable (ProjectorEvent) -> Void = { _ in }
  ) {
    self.limits = limits
    self.report = report
    inbox = Mutex(Inbox(capacity: limits.waitingBytes))
    makeFollower = { Follower(projection, of: log, onto: model, batchBytes: limits.logBatchBytes) }
  }

  /// Starts the thread; a projector is started once.
  public func start() {
    thread.withLock { thread in
      guard thread == nil else { return }
      thread = ServiceThread(named: "projector") { [self] in run(makeFollower()) }
    }
  }

  /// Takes records that are about to be committed, so that they are projected meanwhile. Nobody sees them before `feed`
  /// is told of the same ones; where they come to nothing, `withdraw` is to be called.
  @Sendable public func announce(_ records: [ChangeRecord]) { tell { $0.announce(records) } }

  /// Gives up what was announced last.
  @Sendable public func withdraw() { tell { $0.withdraw() } }

  /// Takes records in the order of their commits. Never waits for the read model.
  @Sendable public func feed(_ records: [ChangeRecord]) {
    guard let last = records.last else { return }
    progress.note(head: last.position)
    tell { $0.add(records) }
  }

  /// Has the read model thrown away and built anew, because a reader found it damaged. It does not answer meanwhile.
  public func rebuild() { tell { $0.demandRebuild() } }

  /// Has another read model built beside the one that answers, which goes on answering and following until the other
  /// has caught up and takes its place. One that is being built already is begun again.
  ///
  /// `ReadStatus.renewal` tells how far it is.
  public func renew() {
    progress.renewalDemanded()
    tell { $0.demandRenewal() }
  }

  /// Projects what was fed, and waits for the thread to end. Nothing may be fed from now on; who still waits for a
  /// position is told that reads do not show it.
  public func stop() {
    inbox.withLock { $0.stop() }
    wakeUp.signal()
    thread.withLock { $0 }?.join()
    progress.stop()
  }

  private func tell(_ news: (inout Inbox) -> Void) {
    let asleep = inbox.withLock { inbox in
      news(&inbox)
      return inbox.wake()
    }
    if asleep { wakeUp.signal() }
  }
}
