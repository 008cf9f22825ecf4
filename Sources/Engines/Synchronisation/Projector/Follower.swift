import Cryptography
import Domain
import Queries
import Records

/// Brings one read model from its checkpoint towards the end of one change log, a batch at a time.
///
/// Each batch moves model and checkpoint in one step, so what dies between two steps is done again or was done: never
/// both. After a failure the follower knows nothing: it must `attach` anew, which asks the model where it stands.
struct Follower {
  let projection: StoreProjection
  let log: any ChangeLog
  let model: any ReadModel
  /// Of records as the log keeps them, in one batch of the log.
  let batchBytes: Int

  private(set) var checkpoint: Checkpoint?
  private var length = StepLength()
  /// What was read while the page before was written.
  private var ahead: LogPage?

  init(_ projection: StoreProjection, of log: any ChangeLog, onto model: any ReadModel, batchBytes: Int) {
    self.projection = projection
    self.log = log
    self.model = model
    self.batchBytes = batchBytes
  }

  /// Finds where the model stands, and begins a new one if it is not of this log and this projection.
  /// - Parameter rebuilding: begins a new one in any case.
  /// - Returns: the log's head, and why the model was begun anew, if it was.
  mutating func attach(rebuilding reason: RebuildReason? = nil) throws(FollowerFailure) -> (
    head: Int64, rebuilt: RebuildReason?
  ) {
    checkpoint = nil
    ahead = nil
    let (epoch, head) = try reading { () throws(StoreError) in (try log.epoch(), try log.head()) }
    let start = Checkpoint(startOf: epoch, fingerprint: projection.fingerprint, wholeFrom: head)
    var reason = reason
    if reason == nil { reason = try reasonToRebuild(for: start) }
    guard let reason else { return (head, nil) }
    try writing { () throws(ReadModelFailure) in try model.reset(to: start) }
    checkpoint = start
    return (head, reason)
  }

  /// A follower of the same log onto another generation of the model, from the log's first record.
  /// - Returns: it, and the log's head.
  func beginGeneration() throws(FollowerFailure) -> (follower: Follower, head: Int64) {
    let (epoch, head) = try reading { () throws(StoreError) in (try log.epoch(), try log.head()) }
    let start = Checkpoint(startOf: epoch, fingerprint: projection.fingerprint, wholeFrom: head)
    let generation: any ReadModel
    do throws(ReadModelFailure) { generation = try model.beginGeneration(at: start) } catch { throw .model(error) }
    var follower = Follower(projection, of: log, onto: generation, batchBytes: batchBytes)
    follower.checkpoint = start
    return (follower, head)
  }

  /// Forgets where the model stands: it must be attached anew.
  mutating func detach() { checkpoint = nil }

  /// - Returns: `nil` if the model can be continued; then `checkpoint` is its own.
  private mutating func reasonToRebuild(for start: Checkpoint) throws(FollowerFailure) -> RebuildReason? {
    let found: Checkpoint?
    do throws(ReadModelFailure) {
      found = try model.checkpoint()
    } catch {
      guard case .damaged(let reason) = error else { throw .model(error) }
      return .damaged(reason)
    }
    guard let found else { return .missing }
    guard found.epoch == start.epoch else { return .otherLog }
    guard found.fingerprint == start.fingerprint else { return .otherSettings }
    guard try hash(at: found.position, of: start) == found.hash else { return .otherHistory }
    checkpoint = found
    return nil
  }

  /// - Returns: `nil` if the log has no record there.
  private func hash(at position: Int64, of start: Checkpoint) throws(FollowerFailure) -> Digest? {
    guard position != start.position else { return start.hash }
    let records = try reading { () throws(StoreError) in try log.records(after: position - 1, limit: 1) }
    return records.first { $0.position == position }?.hash
  }

  /// Projects records that follow the checkpoint.
  /// - Parameter areCommitted: asked before any reader sees them; may take its time. If they are not, nothing happens.
  /// - Returns: whether they were.
  mutating func apply(
    _ records: [ChangeRecord], if areCommitted: () -> Bool = { true }
  ) throws(FollowerFailure) -> Bool {
    guard let current = checkpoint else { return false }
    try verify(records, follow: current.position)
    return try apply(FoldedOperations(records, by: projection), of: records, if: areCommitted)
  }

  @discardableResult
  private mutating func apply(
    _ operations: FoldedOperations, of records: [ChangeRecord], if areCommitted: () -> Bool = { true }
  ) throws(FollowerFailure) -> Bool {
    guard let current = checkpoint, let last = records.last else { return false }
    let next = current.moved(to: last.position, hash: last.hash)
    checkpoint = nil
    let isApplied = try writing { () throws(ReadModelFailure) in
      try model.apply(operations, from: current, to: next, if: areCommitted)
    }
    checkpoint = isApplied ? next : current
    return isApplied
  }

  /// Projects the next records of the log: as many as make about a batch. If there are more, those are read meanwhile.
  /// - Parameter divisor: how many times smaller than a batch the step is to be.
  /// - Returns: them.
  mutating func applyFromLog(inParts divisor: Int = 1) throws(FollowerFailure) -> [ChangeRecord] {
    guard let current = checkpoint else { return [] }
    let limit = length.next(of: batchBytes / divisor)
    let page = try nextPage(after: current.position, limit: limit)
    guard let last = page.records.last else { throw .missing(position: current.position + 1) }
    try verify(page.records, follow: current.position)
    length.took(page.records)
    guard page.isFull else {
      try apply(page.operations, of: page.records)
      return page.records
    }
    let reading = PageReading(after: last.position, limit: length.next(of: batchBytes / divisor), log, projection)
    defer { ahead = reading.page }
    try apply(page.operations, of: page.records)
    return page.records
  }

  private mutating func nextPage(after position: Int64, limit: Int) throws(FollowerFailure) -> LogPage {
    defer { ahead = nil }
    if let ahead, ahead.position == position, ahead.records.count <= limit, !ahead.records.isEmpty { return ahead }
    return try reading { () throws(StoreError) in
      try LogPage(after: position, limit: limit, of: log, by: projection)
    }
  }

  private func verify(_ records: [ChangeRecord], follow position: Int64) throws(FollowerFailure) {
    var expected = position + 1
    for record in records {
      guard record.position == expected else { throw .missing(position: expected) }
      expected += 1
    }
  }

  private func reading<Result>(_ work: () throws(StoreError) -> Result) throws(FollowerFailure) -> Result {
    do { return try work() } catch { throw .log(error) }
  }

  private func writing<Result>(_ work: () throws(ReadModelFailure) -> Result) throws(FollowerFailure) -> Result {
    do { return try work() } catch { throw .model(error) }
  }
}

/// Why a read model could not be brought further.
enum FollowerFailure: Error, Hashable, CustomStringConvertible {
  case log(StoreError)
  case model(ReadModelFailure)
  /// The log lacks a record that was committed.
  case missing(position: Int64)

  var description: String {
    switch self {
    case .log(.unavailable(let reason)): "the change log cannot be read: \(reason.words)"
    case .log(let error): "the change log cannot be read: \(error)"
    case .model(let failure): failure.description
    case .missing(let position): "the change log lacks record \(position)"
    }
  }
}

extension Unavailability {
  fileprivate var words: String {
    switch self {
    case .busy: "it is busy"
    case .stopping: "it is closed"
    case .full: "the disk is full"
    case .readOnly: "its folder is read-only"
    case .damaged: "it is damaged"
    case .buildingReads, .outcomeUnknown: "it does not answer"
    case .failed(let reason): reason
    }
  }
}
