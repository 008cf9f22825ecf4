import Dispatch
import Domain
import SQLEngine
import Synchronization

/// The connections that queries read with: as many as threads have asked at once, each used by one at a time.
///
/// A query takes the one that was given back last, so a thread usually meets its own, warm. Can be paused, so that
/// the file may be replaced while nobody has it open.
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
    /// Whether somebody waits for the busy ones to come back.
    var isAwaited = false
    /// Whether damage of the present file was told.
    var damageIsKnown = false
  }

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
    let (idle, path, moves) = try take()
    do throws(SQLError) {
      let reader: SQLiteReader
      if let idle { reader = idle } else { reader = try SQLiteReader(path: path) }
      do throws(SQLError) {
        let result = try work(reader)
        giveBack(reader, moves)
        return result
      } catch {
        reader.close()
        throw error
      }
    } catch {
      giveBack(nil, moves)
      if error.kind == .damaged, state.withLock({ $0.learnOfDamage() }) { damaged() }
      throw .unavailable(error.unavailability)
    }
  }

  /// Counts the caller among those who read.
  /// - Returns: a connection that was used before, if there is one, and the file to read.
  private func take() throws(StoreError) -> (idle: SQLiteReader?, path: String, moves: Int) {
    try state.withLock { state throws(StoreError) in
      switch state.phase {
      case .paused: throw .unavailable(.buildingReads(percent: 0))
      case .closed: throw .unavailable(.stopping)
      case .open: break
      }
      state.busy += 1
      return (state.idle.popLast(), state.path, state.moves)
    }
  }

  /// - Parameter moves: as they were when the caller began to read.
  private func giveBack(_ reader: SQLiteReader?, _ moves: Int) {
    let isOld = state.withLock { $0.moves != moves }
    // Closed before it counts as back: then nobody has the old file open.
    if isOld { reader?.close() }
    let (surplus, wakes, wakesMove) = state.withLock { state -> (SQLiteReader?, Bool, Bool) in
      state.busy -= 1
      let wakes = state.isAwaited && state.busy == 0
      guard state.moves == moves else {
        state.busyBefore -= 1
        return (isOld ? nil : reader, wakes, state.busyBefore == 0)
      }
      let isKept = state.phase == .open
      if isKept, let reader { state.idle.append(reader) }
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
  /// - Returns: whether it was news.
  fileprivate mutating func learnOfDamage() -> Bool {
    defer { damageIsKnown = true }
    return !damageIsKnown
  }
}
