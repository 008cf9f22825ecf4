internal import CUV
internal import Synchronization

/// The event loops of a server, one a core unless told otherwise, started and stopped together.
public final class LoopGroup: Sendable {
  /// The loops, in the order in which ``next()`` hands them out. There is at least one.
  public let loops: [EventLoop]

  private let turn = Atomic<Int>(0)

  /// Makes loops that do not run yet.
  /// - Parameters:
  ///   - count: how many, at least one; by default as many as processors this process may use.
  ///   - name: the threads' name, to which each loop's number is appended.
  ///   - onSlowTurn: see ``EventLoop/init(name:slowTurn:onSlowTurn:)``.
  /// - Throws: ``EventLoopError`` when the system has no descriptors or memory left for them.
  public init(
    count: Int = LoopGroup.processors, name: String = "loop", onSlowTurn: (@Sendable (Duration) -> Void)? = nil
  ) throws(EventLoopError) {
    var loops: [EventLoop] = []
    for number in 0..<max(1, count) {
      loops.append(try EventLoop(name: "\(name)-\(number)", onSlowTurn: onSlowTurn))
    }
    self.loops = loops
  }

  /// The number of processors this process may use.
  public static var processors: Int { Int(uv_available_parallelism()) }

  /// The loops in turn, from any thread.
  public func next() -> EventLoop {
    let (turn, _) = turn.wrappingAdd(1, ordering: .relaxed)
    return loops[Int(UInt(bitPattern: turn) % UInt(loops.count))]
  }

  /// Starts every loop; where one cannot be started, those that run are stopped again.
  /// - Throws: what ``EventLoop/start()`` throws.
  public func start() throws(EventLoopError) {
    do {
      for loop in loops { try loop.start() }
    } catch {
      stop()
      throw error
    }
  }

  /// Asks every loop to end and returns at once.
  public func stop() {
    for loop in loops { loop.stop() }
  }

  /// Waits until every thread has ended; blocks.
  public func join() {
    for loop in loops { loop.join() }
  }

  /// Asks every loop to end and waits until they have.
  public func shutdown() async {
    stop()
    for loop in loops { await loop.shutdown() }
  }
}
