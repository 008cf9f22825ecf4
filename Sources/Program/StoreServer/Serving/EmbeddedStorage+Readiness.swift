import API
import Records
import Synchronisation

extension EmbeddedStorage {
  /// The parts that answers depend on, by name.
  @Sendable func readiness() -> [ReadinessPart] {
    let reads = progress.status
    let position = "position \(reads.position) of \(reads.head)"
    return [
      ReadinessPart("write_store", isReady: head != nil, detail: head.map { "position \($0)" } ?? "does not answer"),
      ReadinessPart("read_model", isReady: reads.answers, detail: "\(position), \(reads.phase)"),
    ]
  }

  private var head: Int64? { try? changeLog.head() }
}
