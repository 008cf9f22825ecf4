import EventLoops
import Testing

@Suite("Deadline wheel")
struct DeadlineWheelTests {
  private func moment(_ milliseconds: Int) -> EventLoop.Instant {
    EventLoop.Instant(nanoseconds: 1_000_000_000).advanced(by: .milliseconds(milliseconds))
  }

  @Test("elements expire at their deadlines or within one resolution, never before")
  func expiry() {
    var wheel = DeadlineWheel<String>(resolution: .milliseconds(100), slots: 8, now: moment(0))
    _ = wheel.schedule("past", at: moment(-500))
    _ = wheel.schedule("soon", at: moment(101))
    _ = wheel.schedule("next", at: moment(200))
    #expect(wheel.advance(to: moment(99)) == [])
    #expect(wheel.advance(to: moment(100)) == ["past"])
    #expect(wheel.advance(to: moment(199)) == [])
    #expect(Set(wheel.advance(to: moment(200))) == ["soon", "next"])
    #expect(wheel.isEmpty)
  }

  @Test("deadlines beyond one round wait for their own round")
  func rounds() {
    var wheel = DeadlineWheel<Int>(resolution: .milliseconds(100), slots: 4, now: moment(0))
    for round in 1...3 { _ = wheel.schedule(round, at: moment(400 * round)) }
    #expect((1...12).map { wheel.advance(to: moment(100 * $0)) }.filter { !$0.isEmpty } == [[1], [2], [3]])
  }

  @Test("a wheel that was not turned for long gives everything that is due at once, and nothing else")
  func longPause() {
    var wheel = DeadlineWheel<Int>(resolution: .milliseconds(10), slots: 16, now: moment(0))
    for delay in 1...1000 { _ = wheel.schedule(delay, at: moment(delay)) }
    #expect(wheel.advance(to: moment(500)).sorted() == Array(1...500))
    #expect(wheel.advance(to: moment(400)) == [])
    #expect(wheel.advance(to: moment(100_000)).sorted() == Array(501...1000))
  }

  @Test("cancelling gives the element back once, and no token reaches a later element")
  func cancellation() {
    var wheel = DeadlineWheel<String>(resolution: .milliseconds(100), slots: 8, now: moment(0))
    let tokens = ["a", "b", "c"].map { wheel.schedule($0, at: moment(150)) }
    #expect(wheel.cancel(tokens[1]) == "b")
    #expect(wheel.cancel(tokens[1]) == nil)
    let reused = wheel.schedule("d", at: moment(150))
    #expect(wheel.cancel(tokens[1]) == nil)
    #expect(wheel.count == 3)
    #expect(Set(wheel.advance(to: moment(300))) == ["a", "c", "d"])
    #expect(wheel.cancel(reused) == nil)
    #expect(wheel.isEmpty)
  }

  @Test("against a sorted list, with many deadlines coming and going")
  func model() {
    var wheel = DeadlineWheel<Int>(resolution: .milliseconds(10), slots: 32, now: moment(0))
    var random = SystemRandomNumberGenerator()
    var expected: [Int: (tick: Int, token: DeadlineWheel<Int>.Token)] = [:]
    for step in 1...500 {
      for _ in 0..<5 {
        let delay = Int.random(in: 1...1500, using: &random)
        let due = (step - 1) * 10 + delay
        let id = expected.count + step * 100_000 + delay * 10
        guard expected[id] == nil else { continue }
        expected[id] = ((due + 9) / 10, wheel.schedule(id, at: moment(due)))
      }
      if let (id, entry) = expected.randomElement(using: &random), Bool.random(using: &random) {
        #expect(wheel.cancel(entry.token) == id)
        expected[id] = nil
      }
      let due = expected.filter { $0.value.tick <= step }.keys.sorted()
      #expect(wheel.advance(to: moment(step * 10)).sorted() == due)
      for id in due { expected[id] = nil }
      #expect(wheel.count == expected.count)
    }
  }
}
