import Domain
import Queries
import Records
import StoreSamples
import Synchronisation
import Synchronization
import Testing

extension StoreProjection {
  static func sample(currency: String = "GBP", zone: String = "Europe/London") throws -> StoreProjection {
    StoreProjection(
      currency: try #require(Currency(code: currency)), calendar: try #require(StoreCalendar(timeZone: zone)))
  }

  /// The operations of a log with a record for each of `changes`, as `SampleLog` has it.
  func operations(for changes: some Sequence<Change>, after position: Int64 = 0) -> [ReadOperation] {
    changes.enumerated().flatMap { index, change in
      let position = position + Int64(index) + 1
      let time = Timestamp(microseconds: position)
      return operations(for: change, at: LogPlace(position: position, ordinal: 0, time: time, actor: nil))
    }
  }

  /// What a read model holds after `changes`, each operation applied by itself.
  func contents(after changes: [Change]) -> MemoryReadModel.Contents {
    operations(for: changes).reduce(into: MemoryReadModel.Contents()) { $0.apply(FoldedOperations([$1])) }
  }
}

extension SampleLog {
  var changes: [Change] { records.flatMap(\.changes) }
}

/// What a projector told.
final class Events: Sendable {
  private let all = Mutex<[ProjectorEvent]>([])

  var list: [ProjectorEvent] { all.withLock { $0 } }
  var rebuilds: [RebuildReason] {
    list.compactMap { if case .rebuilding(let reason, _) = $0 { reason } else { nil } }
  }

  @Sendable func add(_ event: ProjectorEvent) { all.withLock { $0.append(event) } }
}

extension Duration {
  /// Longer than any wait that succeeds.
  static let ample = Duration.seconds(600)
}
