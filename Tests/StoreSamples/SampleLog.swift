public import Domain
public import Records
import Synchronization

/// A change log in memory.
public final class SampleLog: ChangeLog {
  private struct State {
    var epoch = Epoch.new()
    var records: [ChangeRecord] = []
    var failure: StoreError?
  }

  private let state = Mutex(State())

  public init() {}

  /// A log with a record for each of `changes`.
  public convenience init(_ changes: [Change]) {
    self.init()
    for change in changes { append([change]) }
  }

  /// A log of the same records, which goes its own way.
  public convenience init(continuing log: SampleLog) {
    self.init()
    let known = log.state.withLock { $0 }
    state.withLock { $0 = known }
  }

  @discardableResult
  public func append(_ changes: [Change]) -> ChangeRecord {
    state.withLock { state in
      let position = Int64(state.records.count) + 1
      let record = ChangeRecord(
        position: position, time: Timestamp(microseconds: position), actor: nil, command: "sample", changes: changes,
        after: state.records.last?.hash ?? state.epoch.origin)
      state.records.append(record)
      return record
    }
  }

  public var records: [ChangeRecord] { state.withLock { $0.records } }

  /// Puts the log back to its first `count` records.
  public func truncate(to count: Int) {
    state.withLock { $0.records.removeSubrange(count...) }
  }

  /// Has every call refused from now on, or answered again.
  public func fail(with failure: StoreError?) {
    state.withLock { $0.failure = failure }
  }

  public func epoch() throws(StoreError) -> Epoch { try answering { $0.epoch } }

  public func head() throws(StoreError) -> Int64 { try answering { Int64($0.records.count) } }

  public func records(after position: Int64, limit: Int) throws(StoreError) -> [ChangeRecord] {
    try answering { Array($0.records.dropFirst(Int(position)).prefix(limit)) }
  }

  private func answering<Result: Sendable>(_ answer: @Sendable (State) -> Result) throws(StoreError) -> Result {
    try state.withLock { state throws(StoreError) in
      if let failure = state.failure { throw failure }
      return answer(state)
    }
  }
}
