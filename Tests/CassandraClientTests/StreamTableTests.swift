import CQLProtocol
import Testing

@testable import CassandraClient

@Suite("The requests of a connection by their streams")
struct StreamTableTests {
  /// Tells tables apart by who waits.
  private final class Waiter: ResponseHandler {
    func received(_ envelope: Envelope, from connection: NodeConnection, tag: Int) {}
    func lost(_ connection: NodeConnection, _ reason: CassandraError.Kind, tag: Int) {}
  }

  @Test("Each request has an id of its own, and its answer finds it (case 20)")
  func answers() throws {
    var table = StreamTable(capacity: 100)
    let waiters = (0..<100).map { _ in Waiter() }
    var ids: [Int16] = []
    for (number, waiter) in waiters.enumerated() {
      let id = table.take(waiter, tag: number)
      ids.append(try #require(id))
    }
    #expect(Set(ids).count == 100 && table.isFull)
    #expect(table.take(Waiter(), tag: 0) == nil)
    for (number, id) in ids.enumerated().shuffled() {
      guard case .request(let handler, let tag) = table.answered(id) else {
        Issue.record("stream \(id) was not waited for")
        continue
      }
      #expect(handler === waiters[number] && tag == number)
    }
    #expect(table.count == 0)
  }

  @Test("An abandoned request keeps its id until it is answered, and its answer goes to nobody (case 20)")
  func orphans() {
    var table = StreamTable(capacity: 2)
    let first = table.take(Waiter(), tag: 1) ?? -1
    #expect(table.take(Waiter(), tag: 2) != nil)
    table.abandon(first)
    table.abandon(first)
    #expect(table.orphans == 1 && table.count == 2)
    #expect(table.take(Waiter(), tag: 3) == nil)
    let answered = table.answered(first)
    guard case .orphan = answered else {
      Issue.record("the orphan was given to somebody: \(answered)")
      return
    }
    #expect(table.orphans == 0 && table.count == 1)
    #expect(table.take(Waiter(), tag: 3) == first)
  }

  @Test("An answer without a request is told apart, also one that comes twice (case 19)")
  func unknown() {
    var table = StreamTable(capacity: 8)
    let id = table.take(Waiter(), tag: 0) ?? -1
    _ = table.answered(id)
    for stream in [id, 5, -1, .max, .min] {
      if case .unknown = table.answered(stream) { continue }
      Issue.record("stream \(stream) had a request")
    }
  }

  @Test("All 32,768 ids are used, and no more (case 21)")
  func everyID() {
    var table = StreamTable(capacity: 1 << 20)
    let waiter = Waiter()
    var ids: Set<Int16> = []
    while let id = table.take(waiter, tag: 0) { ids.insert(id) }
    #expect(ids.count == 32_768 && ids.min() == 0)
    #expect(table.removeAll().count == 32_768)
    #expect(table.count == 0 && table.take(waiter, tag: 0) == 0)
  }
}
