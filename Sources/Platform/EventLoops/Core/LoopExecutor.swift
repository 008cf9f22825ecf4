/// The serial executor of actors that live on an ``EventLoop``; see there.
///
/// Everything on a loop's thread runs one after another, so `assumeIsolated` holds in the loop's callbacks as well.
public final class LoopExecutor: SerialExecutor {
  private unowned let loop: EventLoop

  init(_ loop: EventLoop) { self.loop = loop }

  public func enqueue(_ job: consuming ExecutorJob) { loop.enqueue(.isolated(UnownedJob(job))) }

  public func checkIsolated() { loop.preconditionCurrent("an actor's isolated code") }

  public func isIsolatingCurrentContext() -> Bool? { loop.isCurrent }
}
