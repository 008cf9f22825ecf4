import Testing

@Suite("What a history may be")
struct RegisterHistoryTests {
  private typealias Operation = RegisterHistory.Operation

  private static let possible: [[(Operation.Kind, Int64, Int64)]] = [
    [(.change(from: 0, to: 1), 0, 10), (.read(0), 5, 6), (.read(1), 7, 8), (.read(1), 11, 12)],
    [(.perhaps(from: 0, to: 1), 0, 1), (.read(0), 5, 6), (.read(1), 8, 9)],
    [(.perhaps(from: 0, to: 1), 0, 1), (.read(0), 5, 6)],
  ]
  private static let impossible: [[(Operation.Kind, Int64, Int64)]] = [
    [(.change(from: 0, to: 1), 0, 10), (.read(0), 11, 12)],
    [(.change(from: 0, to: 1), 0, 10), (.read(1), 2, 3), (.read(0), 5, 6)],
    [(.change(from: 0, to: 1), 0, 10), (.change(from: 0, to: 2), 0, 10)],
    [(.read(7), 0, 1)],
    [(.perhaps(from: 0, to: 1), 0, 1), (.read(1), 5, 6), (.read(0), 8, 9)],
    [(.read(1), 0, 1), (.perhaps(from: 0, to: 1), 5, 6)],
  ]

  private func history(_ operations: [(Operation.Kind, Int64, Int64)]) -> RegisterHistory {
    RegisterHistory(operations: operations.map { Operation(kind: $0, call: $1, end: $2) })
  }

  @Test("What could have happened one after the other is told from what could not (case 50)")
  func judges() {
    for operations in Self.possible { #expect(history(operations).contradiction == nil) }
    for operations in Self.impossible { #expect(history(operations).contradiction != nil, "\(operations)") }
  }

  @Test("A checker of others judges the same (case 50)", .enabled(if: HistoryJudge.isThere, "needs ../shared/peers"))
  func othersJudge() async throws {
    for operations in Self.possible { #expect(try await HistoryJudge.objection(to: history(operations)) == nil) }
    for operations in Self.impossible {
      #expect(try await HistoryJudge.objection(to: history(operations)) != nil, "\(operations)")
    }
  }
}
