import Cryptography
import Records

/// What the projector was told and has not yet taken: a run of committed records, those that are about to be committed,
/// and whatever else it must do.
///
/// Holds a bounded number of bytes. Records past that, or not following those before, replace what waits: the change
/// log has it all.
struct Inbox {
  /// What to do next.
  enum Step: Equatable {
    /// Project these, which follow the position asked for.
    case apply([ChangeRecord])
    /// The same, but let nobody see them before it is known that they are committed.
    case applyOnceCommitted([ChangeRecord])
    /// Read the log: records after the position are committed and not here.
    case readLog
    case rebuild
    /// Build another beside the one that answers.
    case renew
    /// Nothing; the owner will be woken.
    case sleep
    case stop
  }

  /// Of records as the log keeps them.
  let capacity: Int
  private(set) var isStopping = false
  /// Whether somebody must be woken for what comes.
  private(set) var isAsleep = false

  private var mustRebuild = false
  private var mustRenew = false
  /// The last position known to be committed.
  private var head: Int64 = 0
  private var batches: [[ChangeRecord]] = []
  private(set) var bytes = 0
  /// About to be committed, all together, unless the projector has begun with them.
  private var announced: [ChangeRecord] = []
  /// What the projector began before it was committed, by the last record's hash.
  private var begun: (hash: Digest, fate: Fate)?

  /// What becomes of records that were announced.
  enum Fate: Equatable {
    case open
    case committed
    case withdrawn
  }

  init(capacity: Int) { self.capacity = capacity }

  /// Takes records in the order of their commits.
  mutating func add(_ records: [ChangeRecord]) {
    guard let first = records.first, let last = records.last else { return }
    head = max(head, last.position)
    announced = []
    if let begun, begun.fate == .open {
      self.begun?.fate = begun.hash == last.hash ? .committed : .withdrawn
      if begun.hash == last.hash { return }
    }
    let size = records.encodedBytes
    if let end = batches.last?.last, first.position != end.position + 1 || bytes + size > capacity { forget() }
    batches.append(records)
    bytes += size
  }

  /// Takes records that are about to be committed: `add` is told of the same ones next, or they are withdrawn.
  mutating func announce(_ records: [ChangeRecord]) { announced = records }

  mutating func withdraw() {
    announced = []
    if begun?.fate == .open { begun?.fate = .withdrawn }
  }

  /// Of the records that were handed out last to be shown once they are committed. While it is open the owner sleeps.
  mutating func fateOfBegun() -> Fate {
    guard let fate = begun?.fate, fate != .open || !isStopping else { return .withdrawn }
    isAsleep = fate == .open
    return fate
  }

  mutating func note(head: Int64) { self.head = max(self.head, head) }
  mutating func stop() { isStopping = true }
  mutating func demandRebuild() { mustRebuild = true }
  mutating func demandRenewal() { mustRenew = true }

  /// Whether the owner sleeps; then it is to be woken, and does no more.
  mutating func wake() -> Bool {
    defer { isAsleep = false }
    return isAsleep
  }

  /// - Parameters:
  ///   - position: of the last record that was projected.
  ///   - limit: of bytes, past the first batch.
  mutating func next(after position: Int64, limit: Int) -> Step {
    if mustRebuild {
      mustRebuild = false
      return .rebuild
    }
    if mustRenew, !isStopping {
      mustRenew = false
      return .renew
    }
    let records = take(after: position, limit: limit)
    if !records.isEmpty { return .apply(records) }
    if isStopping { return .stop }
    if head > position { return .readLog }
    if let last = announced.last, announced.first?.position == position + 1 {
      defer { announced = [] }
      begun = (last.hash, .open)
      return .applyOnceCommitted(announced)
    }
    isAsleep = true
    return .sleep
  }

  private mutating func take(after position: Int64, limit: Int) -> [ChangeRecord] {
    while let end = batches.first?.last, end.position <= position { removeFirstBatch() }
    guard let start = batches.first?.first, start.position <= position + 1 else { return [] }
    var taken = Array(removeFirstBatch().drop { $0.position <= position })
    var size = taken.encodedBytes
    while let next = batches.first, size + next.encodedBytes <= limit {
      size += next.encodedBytes
      taken += removeFirstBatch()
    }
    return taken
  }

  @discardableResult
  private mutating func removeFirstBatch() -> [ChangeRecord] {
    let batch = batches.removeFirst()
    bytes -= batch.encodedBytes
    return batch
  }

  private mutating func forget() {
    batches = []
    bytes = 0
  }
}

extension [ChangeRecord] {
  /// What the records' changes take in the log: a measure of what they take in memory.
  var encodedBytes: Int { reduce(0) { $0 + $1.encodedChanges.count } }
}
