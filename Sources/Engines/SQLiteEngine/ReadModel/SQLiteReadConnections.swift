import Dispatch
import Domain
import SQLEngine
import Synchronization

/// The connections that queries read with: as many as threads have asked at once, each used by one at a time.
///
/// A query takes the one that was given back last, so a thread usually meets its own, warm. Can be paused, so that
/// the file may be replaced while nobody has it open.
///
/// While the file does not change, a connection keeps its read transaction from one query to the next: to begin and end
/// one takes the system longer than to find a row. Before the file changes, the idle ones end theirs, so that none
/// shows what was, nor holds up the write-ahead log; the busy ones when they come back.
final class SQLiteReadConnections: Sendable {
  fileprivate enum Phase { case paused, open, closed }

  fileprivate struct State {
    var phase = Phase.paused
    /// Of the file to read, and how often it was another.
    var path: String
    var moves = 0
    var idle: [SQLiteReader] = []
    var busy = 0
    /// Of them, those that read the file before the present one.
    var busyBefore = 0
    /// Whether the file is being changed, and how often that began.
    var isChanging = false
    var changes = 0
    /// Whether somebody waits for the busy ones to come back.
    var isAwaited = false
    /// Whether damage of the present file was told.
    var damageIsKnown = false
  }

  /// How often the file was another, and how often it began to change.
  private typealias Times = (moves: Int, changes: Int)

  private let state: Mutex<State>
  private let allBack = DispatchSemaphore(value: 0)
  private let allBackFromBefore = DispatchSemaphore(value: 0)

  init(path: String) { state = Mutex(State(path: path)) }

  /// Runs `work` on a connection. Does not wait: neither for the writer nor for other readers.
  /// - Parameter damaged: called when the file turns out to be damaged, once until it is replaced.
  /// - Throws: `StoreError.unavailable`.
  func read<Result>(damaged: () -> Void, _ work: (SQLiteReader) throws(SQLError) -> Result) throws(StoreError)
    -> Result
  {
    let (idle, path, times, keepsTransaction) = try take()
    do throws(SQLError) {
      let reader: SQLiteReader
      if let idle { reader = idle } else { reader = try SQLiteReader(path: path) }
      reader.keepsTransaction = keepsTransaction
      do throws(SQLError) {
        let result = try work(reader)
        giveBack(reader, times)
        return result
      } catch {
        reader.close()
        throw error
      }
    } catch {
      giveBack(nil, times)
      if error.kind == .damaged, state.withLock({ $0.learnOfDamage() }) { damaged() }
      throw .unavailable(error.unavailability)
    }
  }

  /// Counts the caller among those who read.
  /// - Returns: a connection that was used before, if there is one, the file to read, and whether its transaction may
  ///   stay open.
  private func take() throws(StoreError) -> (idle: SQLiteReader?, path: String, Times, keepsTransaction: Bool) {
    try state.withLock { state throws(StoreError) in
      switch state.phase {
      case .paused: throw .unavailable(.buildingReads(percent: 0))
      case .closed: throw .unavailable(.stopping)
      case .open: break
      }
      state.busy += 1
      return (state.idle.popLast(), state.path, state.times, !state.isChanging)
    }
  }

  /// - Parameter times: as they were when the caller began to read.
  private func giveBack(_ reader: SQLiteReader?, _ times: Times) {
    let isOld = state.withLock { $0.moves != times.moves }
    // Closed before it counts as back: then nobody has the old file open.
    if isOld { reader?.close() }
    let (surplus, wakes, wakesMove) = state.withLock { state -> (SQLiteReader?, Bool, Bool) in
      state.busy -= 1
      let wakes = state.isAwaited && state.busy == 0
      guard state.moves == times.moves else {
        state.busyBefore -= 1
        return (isOld ? nil : reader, wakes, state.busyBefore == 0)
      }
      let isKept = state.phase == .open
      if isKept, let reader {
        if state.changes != times.changes { reader.leave() }
        state.idle.append(reader)
      }
      return (isKept ? nil : reader, wakes, false)
    }
    surplus?.close()
    if wakes { allBack.signal() }
    if wakesMove { allBackFromBefore.signal() }
  }

  /// Has queries that begin now read the file at `path`, and waits for those that read the one before. Nobody is
  /// refused.
  func move(to path: String) {
    let (idle, mustWait) = state.withLock { state in
      defer { state.idle = [] }
      state.path = path
      state.moves += 1
      state.busyBefore = state.busy
      state.damageIsKnown = false
      return (state.idle, state.busy > 0)
    }
    for reader in idle { reader.close() }
    if mustWait { allBackFromBefore.wait() }
  }

  /// Runs `work`, which changes the file. No transaction of before stays open, nor one that is begun meanwhile.
  func whileChanging<Result, Failure>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
    state.withLock { state in
      state.isChanging = true
      state.changes += 1
      for reader in state.idle { reader.leave() }
    }
    defer { state.withLock { $0.isChanging = false } }
    return try work()
  }

  /// Lets queries begin, on the file that is there now.
  func resume() {
    state.withLock { state in
      guard state.phase == .paused else { return }
      state.phase = .open
      state.damageIsKnown = false
    }
  }

  /// Refuses queries that begin now, and waits for those that run. Then nobody has the file open.
  func pause() { close(for: .paused) }

  /// The same for ever.
  func close() { close(for: .closed) }

  private func close(for phase: Phase) {
    let (idle, mustWait) = state.withLock { state in
      if state.phase != .closed { state.phase = phase }
      defer { state.idle = [] }
      state.isAwaited = state.busy > 0
      return (state.idle, state.isAwaited)
    }
    for reader in idle { reader.close() }
    guard mustWait else { return }
    allBack.wait()
    state.withLock { $0.isAwaited = false }
  }
}

extension SQLiteReadConnections.State {
  fileprivate var times: (moves: Int, changes: Int) { (moves, changes) }

  /// - Returns: whether it was news.
  fileprivate mutating func learnOfDamage() -> Bool {
    defer { damageIsKnown = true }
    return !damageIsKnown
  }
}
