import CQLProtocol
import EventLoops
import Testing

@testable import CassandraClient

@Suite("What holds requests back")
struct RequestQueueTests {
  @Test("About a tenth of what nodes refuse for overload is sent again, and more after a quiet time")
  func budget() {
    var budget = RetryBudget()
    let saved = (0..<1_000).count { _ in budget.spend() }
    #expect(saved == 100)
    var retried = 0
    for _ in 0..<1_000 {
      budget.earn()
      if budget.spend() { retried += 1 }
    }
    #expect(retried == 100)
    for _ in 0..<100_000 { budget.earn() }
    #expect((0..<1_000).count { _ in budget.spend() } == 100)
  }

  @Test("Who waits for room comes in the order of coming, however many come and go")
  func line() throws {
    let loop = try EventLoop()
    let configuration = CassandraConfiguration(contactPoints: [])
    let shard = Shard(on: loop, configuration, ConnectionPurpose(version: .v5))
    let draft = RequestDraft(message: .prepare(PrepareRequest("")))
    var line = WaitingLine()
    var model: [Execution] = []
    var came = 0
    for round in 0..<200 {
      for _ in 0..<(round * 7 % 60) {
        let execution = Execution(draft, on: shard)
        line.append(execution)
        model.append(execution)
        came += 1
      }
      for _ in 0..<(round * 5 % 60) {
        let first = line.popFirst()
        #expect(first === model.first)
        if !model.isEmpty { model.removeFirst() }
      }
      #expect(line.count == model.count)
    }
    #expect(came > 5_000)
  }
}
