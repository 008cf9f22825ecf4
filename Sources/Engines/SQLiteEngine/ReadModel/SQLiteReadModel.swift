public import Domain
import SQLEngine
public import Synchronisation
import Synchronization

/// The read model in a SQLite file of its own. Never synced: what a crash loses is projected again.
///
/// A file that is missing, damaged, or not ours is replaced by an empty one, and so is one that the system may have
/// torn: nobody ever has to repair it.
public final class SQLiteReadModel: ReadModel {
  let readers: SQLiteReadConnections
  private let path: String
  /// `nil` after a reset that failed half way, and once closed.
  private let writer: Mutex<SQLiteReadModelWriter?>

  /// - Parameters:
  ///   - path: of the file; two more of its name with `-wal` and `-shm` stand beside it.
  ///   - report: told, in a sentence, why a file was thrown away.
  /// - Throws: `StoreError.unavailable` if there is no usable file and none can be made.
  public init(path: String, report: @escaping @Sendable (String) -> Void = { _ in }) throws(StoreError) {
    self.path = path
    readers = SQLiteReadConnections(path: path)
    do throws(SQLError) {
      writer = Mutex(try SQLiteReadModelFile.open(path, report: report))
    } catch {
      throw .unavailable(error.unavailability)
    }
    readers.resume()
  }

  public func checkpoint() throws(ReadModelFailure) -> Checkpoint? {
    try writing { (writer) throws(SQLError) in try writer.checkpoint() }
  }

  public func apply(_ operations: FoldedOperations, from current: Checkpoint, to next: Checkpoint)
    throws(ReadModelFailure)
  {
    let applied = try writing { (writer) throws(SQLError) in try writer.apply(operations, from: current, to: next) }
    if !applied { throw .displaced }
  }

  /// Replaces the file, once the queries that run have ended; those that come meanwhile are refused as busy.
  public func reset(to checkpoint: Checkpoint) throws(ReadModelFailure) {
    readers.pause()
    try writer.withLock { writer throws(ReadModelFailure) in
      writer?.close()
      writer = nil
      do throws(SQLError) {
        let fresh = try SQLiteReadModelFile.replace(path)
        try fresh.begin(at: checkpoint)
        writer = fresh
      } catch {
        throw ReadModelFailure(error)
      }
    }
    readers.resume()
  }

  /// Closes the file, marked as whole; it stays open for nobody. To be called when the projector has stopped.
  public func close() {
    readers.close()
    writer.withLock { writer in
      writer?.close(whole: true)
      writer = nil
    }
  }

  private func writing<Result: Sendable>(_ work: (SQLiteReadModelWriter) throws(SQLError) -> Result)
    throws(ReadModelFailure) -> Result
  {
    try writer.withLock { writer throws(ReadModelFailure) in
      guard let writer else { throw .damaged("there is no file") }
      do throws(SQLError) { return try work(writer) } catch { throw ReadModelFailure(error) }
    }
  }
}

extension ReadModelFailure {
  init(_ error: SQLError) {
    self = error.kind == .damaged ? .damaged(error.description) : .failed(error.description)
  }
}
