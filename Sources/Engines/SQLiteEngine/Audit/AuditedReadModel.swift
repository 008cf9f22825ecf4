import Cryptography
import Records
import SQLEngine
import Synchronisation

/// The read model of a store that is checked, seen as of the moment in which this is made.
final class AuditedReadModel {
  /// Why it is not compared, or not all of it.
  private(set) var omission: String?
  private var connection: SQLiteConnection?
  private var checkpoint: Checkpoint?

  /// - Parameter scratch: the file that is to hold the same.
  init(_ path: String, comparedWith scratch: ScratchFile) {
    guard WriteFile(path).exists else {
      omission = "there is none; \(Self.remedy)"
      return
    }
    do throws(SQLError) {
      let connection = try SQLiteConnection(path: path, mode: .reading)
      self.connection = connection
      try SQLiteReadModelFile.verify(connection)
      let attach = try connection.statement("ATTACH ? AS \(ReadModelComparison.fresh)")
      attach.bind(scratch.path)
      try attach.run()
      try connection.execute("BEGIN")
      checkpoint = try connection.readCheckpoint()
      if checkpoint == nil { omission = "it was never begun; \(Self.remedy)" }
    } catch {
      omission = "\(error.message); \(Self.remedy)"
      close()
    }
  }

  /// Up to where the log makes it; `nil` if it is not to be compared.
  var position: Int64? { omission == nil ? checkpoint?.position : nil }

  /// Finds out whether it is one that a store with this log and these settings would go on with.
  func judge(epoch: Epoch, fingerprint: String, head: Int64) {
    guard omission == nil, let checkpoint else { return }
    if checkpoint.epoch != epoch {
      omission = "it belongs to another store; \(Self.remedy)"
    } else if checkpoint.fingerprint != fingerprint {
      omission = "it was made with other settings or by another version; \(Self.remedy)"
    } else if checkpoint.position > head {
      omission = Self.otherHistory
    } else if !checkpoint.isWhole {
      omission = "it is being built, \(checkpoint.position) of \(checkpoint.wholeFrom) records are in it"
    }
  }

  /// The same once the log was followed up to `position`.
  /// - Parameter hash: of the log's record there.
  func judge(hash: Digest) {
    if omission == nil, let checkpoint, checkpoint.hash != hash { omission = Self.otherHistory }
  }

  func compare(into result: inout AuditResult) {
    guard omission == nil, let connection else { return }
    do throws(SQLError) {
      try ReadModelComparison(connection: connection).compare(into: &result)
    } catch {
      result.find("it cannot be read: \(error.message)")
    }
  }

  func close() {
    connection?.close()
    connection = nil
  }

  private static let remedy = "the store builds it anew when it starts"
  private static let otherHistory = "it shows what the store does not hold; \(remedy)"
}
