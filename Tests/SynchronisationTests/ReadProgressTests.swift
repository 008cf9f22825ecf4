import Randomness
import Domain
import Records
import StoreSamples
import Synchronization
@testable import Synchronisation
import Testing

@Suite("Waiting for reads")
struct ReadProgressTests {
  let progress = ReadProgress()
  let records: [ChangeRecord]

  init() throws { records = SampleLog(try History(seed: 5, steps: 40).changes).records }

  @Test("Who waits is told when reads show the position, and who comes later at once")
  func visible() async {
    defer { progress.stop() }
    async let third = progress.wait(until: 3, atMost: .ample)
    async let fifth = progress.wait(until: 5, atMost: .ample)
    #expect(await eventually { progress.waiting >= 2 })
    progress.applied(Array(records[0..<4]))
    #expect(await third)
    #expect(progress.waiting == 1)
    progress.applied([records[4]])
    #expect(await fifth)
    #expect(await progress.wait(until: 5, atMost: .zero))
    #expect(await !progress.wait(until: 6, atMost: .zero))
  }

  @Test("Who measures how far reads are behind is told of what came from its commit, not of what the log told later")
  func shown() {
    defer { progress.stop() }
    let times = Mutex<[Timestamp]>([])
    progress.observe { shown in times.withLock { $0 += shown } }
    progress.applied(Array(records[0..<2]))
    progress.showed(Array(records[2..<5]))
    #expect(progress.position == 5)
    #expect(times.withLock { $0 } == records[2..<5].map(\.time))
  }

  @Test("Nobody waits longer than he wants, though nothing moves")
  func deadline() async {
    defer { progress.stop() }
    let start = ContinuousClock.now
    async let short = progress.wait(until: 1, atMost: .milliseconds(20))
    async let long = progress.wait(until: 1, atMost: .milliseconds(60))
    let answers = await [short, long]
    #expect(answers == [false, false])
    #expect(ContinuousClock.now - start >= .milliseconds(60))
    #expect(progress.waiting == 0)
  }

  @Test("Deadlines are kept again after a time in which nobody waited")
  func sweeperWakes() async {
    defer { progress.stop() }
    #expect(await !progress.wait(until: 1, atMost: .milliseconds(1)))
    #expect(await eventually { progress.isSweeperIdle })
    #expect(await !progress.wait(until: 1, atMost: .milliseconds(1)))
  }

  @Test("A cancelled task waits no longer", .timeLimit(.minutes(10)))
  func cancellation() async {
    defer { progress.stop() }
    let visible = await withTaskGroup(of: Bool.self) { group in
      group.addTask { await progress.wait(until: 1, atMost: .seconds(3_600)) }
      #expect(await eventually { progress.waiting >= 1 })
      group.cancelAll()
      return await group.next()
    }
    #expect(visible == false)
    #expect(progress.waiting == 0)
  }

  @Test("A task that was cancelled before does not wait at all", .timeLimit(.minutes(10)))
  func cancelledBefore() async {
    defer { progress.stop() }
    let visible = await withTaskGroup(of: Bool.self) { group in
      group.cancelAll()
      group.addTask { await progress.wait(until: 1, atMost: .seconds(3_600)) }
      return await group.next()
    }
    #expect(visible == false)
  }

  @Test("Stopping sends everyone away, and nobody waits afterwards", .timeLimit(.minutes(10)))
  func stopping() async {
    async let first = progress.wait(until: 1, atMost: .seconds(3_600))
    #expect(await eventually { progress.waiting >= 1 })
    progress.stop()
    #expect(await !first)
    #expect(await !progress.wait(until: 1, atMost: .seconds(3_600)))
  }

  @Test(
    "Everyone is answered once, in a crowd with deadlines, cancellations and progress",
    arguments: 0..<4 as Range<UInt64>)
  func crowd(seed: UInt64) async {
    defer { progress.stop() }
    var random = SeededRandom(seed: seed)
    let wishes = (0..<500).map { _ in
      (
        position: Int64.random(in: 1...Int64(records.count), using: &random),
        limit: Int.random(in: 1...30, using: &random)
      )
    }
    let answers = await withTaskGroup(of: Void.self) { steps in
      steps.addTask {
        for record in records {
          progress.applied([record])
          await Task.yield()
        }
      }
      return await withTaskGroup(of: Bool.self) { crowd in
        for (number, wish) in wishes.enumerated() {
          crowd.addTask { await progress.wait(until: wish.position, atMost: .milliseconds(wish.limit)) }
          if number == 250 { crowd.cancelAll() }
        }
        return await crowd.reduce(into: 0) { count, _ in count += 1 }
      }
    }
    #expect(answers == wishes.count)
    #expect(progress.waiting == 0)
  }

  @Test("The status says how much is there while a model is built")
  func status() throws {
    let start = Checkpoint(startOf: .new(), fingerprint: "", wholeFrom: 8)
    #expect(!progress.status.answers)
    progress.attached(at: start, head: 8, rebuilding: true)
    progress.applied(Array(records[0..<2]))
    #expect(progress.status.phase == .rebuilding)
    #expect((progress.status.rebuilt, progress.status.lag, progress.status.answers) == (0.25, 6, false))
    progress.failed("disk full")
    #expect(progress.status.phase == .failing("disk full"))
    #expect(!progress.status.answers)
    progress.readsLog()
    progress.applied(Array(records[2..<8]))
    #expect((progress.status.rebuilt, progress.status.lag, progress.status.answers) == (1, 0, true))
    progress.failed("disk full")
    #expect(progress.status.answers)
  }
}

extension ReadProgress {
  fileprivate var waiting: Int { state.withLock { $0.waiters.count } }
  fileprivate var isSweeperIdle: Bool { state.withLock { $0.isSweeperIdle } }
}
