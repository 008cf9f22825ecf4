import Testing

@testable import EventLoops

@Suite("Timer heap")
struct TimerHeapTests {
  @Test("against a sorted list, with timers added and taken out in no order")
  func model() throws {
    let loop = try EventLoop()
    var heap = TimerHeap()
    var expected: [LoopTimer] = []
    for step in 0..<3000 {
      if step % 3 != 2 || expected.isEmpty {
        let timer = LoopTimer(loop, EventLoop.Instant(nanoseconds: .random(in: 0..<500))) {}
        heap.insert(timer)
        expected.append(timer)
      } else {
        let timer = expected.remove(at: .random(in: 0..<expected.count))
        let removals = [heap.remove(timer), heap.remove(timer)]
        #expect(removals == [true, false])
      }
    }
    expected.sort { $0.isBefore($1) }
    let moment = EventLoop.Instant(nanoseconds: 250)
    let due = expected.prefix { $0.deadline <= moment }
    var popped: [LoopTimer] = []
    while let timer = heap.popDue(at: moment) { popped.append(timer) }
    #expect(popped.map(ObjectIdentifier.init) == due.map(ObjectIdentifier.init))
    #expect(heap.first === expected[due.count])
    let rest = heap.removeAll()
    #expect(Set(rest.map(ObjectIdentifier.init)) == Set(expected[due.count...].map(ObjectIdentifier.init)))
  }
}
