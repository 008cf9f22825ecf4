/// Which part of a write timed out or failed.
public enum WriteType: Hashable, Sendable {
  /// A write of one partition.
  case simple
  /// The statements of a logged batch. Its log was written: it will take place.
  case batch
  /// The statements of a batch that is not logged.
  case unloggedBatch
  /// A counter, which may have been counted or not.
  case counter
  /// The log of a logged batch. It may never take place.
  case batchLog
  /// A conditional write.
  case conditional
  /// The views of a table.
  case view
  /// The log for change data capture.
  case changeCapture
  /// What this library does not know.
  case other(String)

  init(_ word: String) { self = Self.known.first { $0.word == word } ?? .other(word) }

  /// The word on the wire.
  var word: String {
    switch self {
    case .simple: "SIMPLE"
    case .batch: "BATCH"
    case .unloggedBatch: "UNLOGGED_BATCH"
    case .counter: "COUNTER"
    case .batchLog: "BATCH_LOG"
    case .conditional: "CAS"
    case .view: "VIEW"
    case .changeCapture: "CDC"
    case .other(let word): word
    }
  }

  private static let known: [WriteType] = [
    .simple, .batch, .unloggedBatch, .counter, .batchLog, .conditional, .view, .changeCapture,
  ]
}
