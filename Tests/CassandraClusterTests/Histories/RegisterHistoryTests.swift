import Testing

@Suite("What a history may be")
struct RegisterHistoryTests {
  private typealias Operation = RegisterHistory.Operation

  private func isPossible(_ operations: [(Operation.Kind, Int64, Int64)]) -> Bool {
    RegisterHistory(operations: operations.map { Operation(kind: $0, call: $1, end: $2) }).contradiction == nil
  }

  @Test("What could have happened one after the other is told from what could not (case 50)")
  func judges() {
    #expect(isPossible([(.change(from: 0, to: 1), 0, 10), (.read(0), 5, 6), (.read(1), 7, 8), (.read(1), 11, 12)]))
    #expect(!isPossible([(.change(from: 0, to: 1), 0, 10), (.read(0), 11, 12)]))
    #expect(!isPossible([(.change(from: 0, to: 1), 0, 10), (.read(1), 2, 3), (.read(0), 5, 6)]))
    #expect(!isPossible([(.change(from: 0, to: 1), 0, 10), (.change(from: 0, to: 2), 0, 10)]))
    #expect(!isPossible([(.read(7), 0, 1)]))
    #expect(isPossible([(.perhaps(from: 0, to: 1), 0, 1), (.read(0), 5, 6), (.read(1), 8, 9)]))
    #expect(isPossible([(.perhaps(from: 0, to: 1), 0, 1), (.read(0), 5, 6)]))
    #expect(!isPossible([(.perhaps(from: 0, to: 1), 0, 1), (.read(1), 5, 6), (.read(0), 8, 9)]))
    #expect(!isPossible([(.read(1), 0, 1), (.perhaps(from: 0, to: 1), 5, 6)]))
  }
}
