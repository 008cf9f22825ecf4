public import Domain
import Glibc
import SQLEngine
public import Synchronisation
import Synchronization

/// The read model in a SQLite file of its own. Never synced: what a crash loses is projected again.
///
/// A file that is missing, damaged, or not ours is replaced by an empty one, and so is one that the system may have
/// torn: nobody ever has to repair it. Another generation is built in a file beside it, and takes its place when it is
/// whole.
public final class SQLiteReadModel: ReadModel {
  let readers: SQLiteReadConnections
  private struct State {
    /// `nil` after a reset that failed half way, and once closed.
    var writer: SQLiteReadModelWriter?
    var generation: Int
    /// The generation that is being built.
    var next: SQLiteReadModel?
  }

  private let files: ReadModelFiles
  private let state: Mutex<State>

  /// - Parameters:
  ///   - path: of the first generation's file; two more of its name with `-wal` and `-shm` stand beside it, and later
  ///     generations have their number in their name.
  ///   - report: told, in a sentence, why a file was thrown away.
  /// - Throws: `StoreError.unavailable` if there is no usable file and none can be made.
  public init(path: String, report: @escaping @Sendable (String) -> Void = { _ in }) throws(StoreError) {
    files = ReadModelFiles(path)
    let generation = files.currentGeneration
    files.removeAll(but: generation)
    let path = files.path(of: generation)
    readers = SQLiteReadConnections(path: path)
    do throws(SQLError) {
      state = Mutex(State(writer: try SQLiteReadModelFile.open(path, report: report), generation: generation))
    } catch {
      throw .unavailable(error.unavailability)
    }
    readers.resume()
  }

  public func checkpoint() throws(ReadModelFailure) -> Checkpoint? {
    try writing { (writer) throws(SQLError) in try writer.checkpoint() }
  }

  public func apply(
    _ operations: FoldedOperations, from current: Checkpoint, to next: Checkpoint, if isMeant: () -> Bool
  ) throws(ReadModelFailure) -> Bool {
    let application = try readers.whileChanging { () throws(ReadModelFailure) in
      try writing { (writer) throws(SQLError) in try writer.apply(operations, from: current, to: next, if: isMeant) }
    }
    switch application {
    case .displaced: throw .displaced
    case .notMeant: return false
    case .done: return true
    }
  }

  /// Replaces the file, once the queries that run have ended; those that come meanwhile are refused as busy.
  public func reset(to checkpoint: Checkpoint) throws(ReadModelFailure) {
    readers.pause()
    try state.withLock { state throws(ReadModelFailure) in
      state.writer?.close()
      state.writer = nil
      do throws(SQLError) {
        let fresh = try SQLiteReadModelFile.replace(files.path(of: state.generation))
        try fresh.begin(at: checkpoint)
        state.writer = fresh
      } catch {
        throw ReadModelFailure(error)
      }
    }
    readers.resume()
  }

  /// Closes the file, marked as whole; it stays open for nobody. To be called when the projector has stopped.
  public func close() {
    readers.close()
    state.withLock { state in
      state.writer?.close(whole: true)
      state.writer = nil
    }
  }

  private func writing<Result: Sendable>(_ work: (SQLiteReadModelWriter) throws(SQLError) -> Result)
    throws(ReadModelFailure) -> Result
  {
    try state.withLock { state throws(ReadModelFailure) in
      guard let writer = state.writer else { throw .damaged("there is no file") }
      do throws(SQLError) { return try work(writer) } catch { throw ReadModelFailure(error) }
    }
  }
}

/// Another generation, in a file of its own until it is whole.
extension SQLiteReadModel {
  public func beginGeneration(at checkpoint: Checkpoint) throws(ReadModelFailure) -> any ReadModel {
    dropGeneration()
    do throws(StoreError) {
      let next = try SQLiteReadModel(path: files.next)
      state.withLock { $0.next = next }
      try next.begin(at: checkpoint)
      return next
    } catch {
      throw .failed("\(files.next) cannot be made: \(error)")
    }
  }

  private func begin(at checkpoint: Checkpoint) throws(StoreError) {
    do throws(ReadModelFailure) {
      try reset(to: checkpoint)
      try writing { (writer) throws(SQLError) in try writer.beginBuilding() }
    } catch { throw .unavailable(.failed("\(error)")) }
  }

  /// Gives the other file, closed and whole, the name of the next generation: from then on it is the read model,
  /// whatever dies. Queries go over to it as they come; the old file goes when the last one has left it.
  public func adoptGeneration() throws(ReadModelFailure) {
    try state.withLock { state throws(ReadModelFailure) in
      guard let next = state.next else { throw .failed("no other generation was begun") }
      state.next = nil
      next.close()
      let path = files.path(of: state.generation + 1)
      guard rename(files.next, path) == 0 else {
        throw .failed("\(files.next) cannot be renamed: \(String(cString: strerror(errno)))")
      }
      let fresh: SQLiteReadModelWriter
      do throws(SQLError) { fresh = try SQLiteReadModelFile.open(path) { _ in } } catch {
        throw ReadModelFailure(error)
      }
      readers.move(to: path)
      state.writer?.close()
      state.writer = fresh
      state.generation += 1
      files.removeAll(but: state.generation)
    }
  }

  public func dropGeneration() {
    state.withLock { state in
      state.next?.close()
      state.next = nil
      files.removeNext()
    }
  }
}

extension ReadModelFailure {
  init(_ error: SQLError) {
    self = error.kind == .damaged ? .damaged(error.description) : .failed(error.description)
  }
}
