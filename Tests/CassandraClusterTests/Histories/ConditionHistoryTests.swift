import CassandraClient
import EventLoops
import Synchronization
import Testing

extension RealNodes.ThreeNodes {
  @Test("Conditions on one register by eight tasks could have come one after the other (case 50)")
  func linearizable() async throws {
    try await cluster.withSession { session in
      try await cluster.makeKeyspace("registers", copies: 3, in: session)
      try await session.execute("CREATE TABLE registers.r (k int PRIMARY KEY, v int)")
      try await session.execute("INSERT INTO registers.r (k, v) VALUES (1, 0) IF NOT EXISTS")
      let change = try await session.prepare("UPDATE registers.r SET v = ? WHERE k = 1 IF v = ?")
      let read = try await session.prepare("SELECT v FROM registers.r WHERE k = 1")
      let recorder = Recorder()
      try await withThrowingTaskGroup { group in
        for task in 0..<8 {
          group.addTask {
            var known: Int32 = 0
            for round in 0..<20 {
              let (call, next) = (recorder.now(), Int32(task * 1_000 + round + 1))
              do {
                switch try await session.executeConditionally(change.bind(next, known)) {
                case .applied:
                  recorder.note(.change(from: Int(known), to: Int(next)), call)
                  known = next
                case .refused(let rows):
                  known = try rows.first?.decode("v", as: Int32.self) ?? -1
                  recorder.note(.read(Int(known)), call)
                }
              } catch is CassandraError {
                recorder.note(.perhaps(from: Int(known), to: Int(next)), call)
              }
              let asked = recorder.now()
              guard let row = try? await session.execute(read.bind().at(.serial)).rows.first else { continue }
              known = try row.decode("v", as: Int32.self)
              recorder.note(.read(Int(known)), asked)
            }
          }
        }
        try await group.waitForAll()
      }
      let seen = recorder.history
      let changes = seen.operations.count { if case .change = $0.kind { true } else { false } }
      #expect(changes > 0)
      #expect(seen.contradiction == nil)
      if HistoryJudge.isThere { #expect(try await HistoryJudge.objection(to: seen) == nil) }
    }
  }
}

/// Takes down what tasks do and see, and when.
private final class Recorder: Sendable {
  private let start = ContinuousClock.now
  private let noted = Mutex(RegisterHistory())

  var history: RegisterHistory { noted.withLock { $0 } }

  /// Nanoseconds since the beginning.
  func now() -> Int64 { Int64(start.duration(to: .now) / .nanoseconds(1)) }

  func note(_ kind: RegisterHistory.Operation.Kind, _ call: Int64) {
    let end = now()
    noted.withLock { $0.operations.append(.init(kind: kind, call: call, end: end)) }
  }
}
