import Randomness
import Domain
import Records
import StoreSamples
@testable import Synchronisation
import Testing

@Suite("What waits for the projector")
struct InboxTests {
  let records: [ChangeRecord]

  init() throws { records = SampleLog(try History(seed: 3, steps: 60).changes).records }

  private func size(_ range: Range<Int>) -> Int { Array(records[range]).encodedBytes }

  private func take(_ inbox: inout Inbox, after position: Int64, limit: Int) -> Inbox.Step {
    inbox.next(after: position, limit: limit)
  }

  @Test("Records that follow each other are taken together, in order")
  func together() {
    var inbox = Inbox(capacity: 1 << 20)
    inbox.add(Array(records[0..<2]))
    inbox.add(Array(records[2..<5]))
    #expect(take(&inbox, after: 0, limit: 1 << 20) == .apply(Array(records[0..<5])))
    #expect(take(&inbox, after: 5, limit: 1 << 20) == .sleep)
    #expect(inbox.isAsleep)
  }

  @Test("A step takes what fits its limit, and one batch at least")
  func limit() {
    var inbox = Inbox(capacity: 1 << 20)
    for start in stride(from: 0, to: 9, by: 3) { inbox.add(Array(records[start..<start + 3])) }
    #expect(take(&inbox, after: 0, limit: 1) == .apply(Array(records[0..<3])))
    #expect(take(&inbox, after: 3, limit: size(3..<9)) == .apply(Array(records[3..<9])))
  }

  @Test("What was read from the log meanwhile is not taken again")
  func overlap() {
    var inbox = Inbox(capacity: 1 << 20)
    inbox.add(Array(records[2..<5]))
    #expect(take(&inbox, after: 0, limit: 1 << 20) == .readLog)
    #expect(take(&inbox, after: 3, limit: 1 << 20) == .apply(Array(records[3..<5])))
    inbox.add(Array(records[5..<7]))
    #expect(take(&inbox, after: 7, limit: 1 << 20) == .sleep)
  }

  @Test("Past its capacity it forgets what waits, and the log is read instead")
  func overflow() {
    var inbox = Inbox(capacity: size(0..<10))
    for record in records[0..<30] { inbox.add([record]) }
    #expect(take(&inbox, after: 0, limit: 1 << 20) == .readLog)
    guard case .apply(let kept) = inbox.next(after: 29, limit: 1 << 20) else {
      Issue.record("the last record is gone")
      return
    }
    #expect(kept == [records[29]])
  }

  @Test("It never holds more than its capacity", arguments: 0..<10 as Range<UInt64>)
  func bounded(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let capacity = size(0..<12)
    var inbox = Inbox(capacity: capacity)
    var fed = 0
    var position: Int64 = 0
    while fed < records.count {
      let count = min(Int.random(in: 1...4, using: &random), records.count - fed)
      inbox.add(Array(records[fed..<fed + count]))
      fed += count
      #expect(inbox.bytes <= max(capacity, Array(records[fed - count..<fed]).encodedBytes))
      guard Bool.random(using: &random) else { continue }
      switch inbox.next(after: position, limit: 2_000) {
      case .apply(let taken):
        #expect(taken.first?.position == position + 1)
        position = taken.last?.position ?? position
      case .readLog: position += 1
      case .sleep: #expect(position == Int64(fed))
      case .applyOnceCommitted, .rebuild, .renew, .stop: Issue.record("nobody asked for it")
      }
    }
  }

  @Test("A gap in what is told leaves the log to be read")
  func gap() {
    var inbox = Inbox(capacity: 1 << 20)
    inbox.add(Array(records[0..<2]))
    inbox.add(Array(records[4..<6]))
    #expect(take(&inbox, after: 0, limit: 1 << 20) == .readLog)
    #expect(take(&inbox, after: 4, limit: 1 << 20) == .apply(Array(records[4..<6])))
  }

  @Test("Before it stops it gives away what was fed, but begins no reading of the log")
  func stopping() {
    var inbox = Inbox(capacity: 1 << 20)
    inbox.add(Array(records[0..<2]))
    inbox.stop()
    #expect(take(&inbox, after: 0, limit: 1 << 20) == .apply(Array(records[0..<2])))
    inbox.note(head: 10)
    #expect(take(&inbox, after: 2, limit: 1 << 20) == .stop)
  }

  @Test("A demanded rebuild comes first, once")
  func rebuild() {
    var inbox = Inbox(capacity: 1 << 20)
    inbox.add(Array(records[0..<2]))
    inbox.demandRebuild()
    #expect(take(&inbox, after: 0, limit: 1 << 20) == .rebuild)
    #expect(take(&inbox, after: 0, limit: 1 << 20) == .apply(Array(records[0..<2])))
  }

  @Test("Announced records are handed out where nothing else is to be done, and their fate is told")
  func announced() {
    var inbox = Inbox(capacity: 1 << 20)
    inbox.add([records[0]])
    inbox.announce([records[1]])
    #expect(take(&inbox, after: 0, limit: 1 << 20) == .apply([records[0]]))
    #expect(take(&inbox, after: 1, limit: 1 << 20) == .applyOnceCommitted([records[1]]))
    let open = inbox.fateOfBegun()
    #expect((open, inbox.isAsleep) == (.open, true))
    inbox.add([records[1]])
    let committed = inbox.fateOfBegun()
    #expect((committed, inbox.bytes) == (.committed, 0))

    inbox.announce([records[2]])
    #expect(take(&inbox, after: 2, limit: 1 << 20) == .applyOnceCommitted([records[2]]))
    inbox.withdraw()
    let withdrawn = inbox.fateOfBegun()
    #expect(withdrawn == .withdrawn)
    #expect(take(&inbox, after: 2, limit: 1 << 20) == .sleep)
  }

  @Test("Announced records that do not follow, or that are committed already, are handed out as others are")
  func announcedInVain() {
    var inbox = Inbox(capacity: 1 << 20)
    inbox.announce([records[4]])
    #expect(take(&inbox, after: 0, limit: 1 << 20) == .sleep)
    inbox.announce([records[0]])
    inbox.add([records[0]])
    #expect(take(&inbox, after: 0, limit: 1 << 20) == .apply([records[0]]))
    inbox.announce([records[1]])
    inbox.withdraw()
    #expect(take(&inbox, after: 1, limit: 1 << 20) == .sleep)
  }

  @Test("What was begun in vain is told as withdrawn when others are committed in its place, and when all stops")
  func replaced() {
    var inbox = Inbox(capacity: 1 << 20)
    inbox.announce([records[0]])
    #expect(take(&inbox, after: 0, limit: 1 << 20) == .applyOnceCommitted([records[0]]))
    inbox.add([records[0], records[1]])
    let replaced = inbox.fateOfBegun()
    #expect(replaced == .withdrawn)
    #expect(take(&inbox, after: 0, limit: 1 << 20) == .apply([records[0], records[1]]))

    inbox.announce([records[2]])
    #expect(take(&inbox, after: 2, limit: 1 << 20) == .applyOnceCommitted([records[2]]))
    inbox.stop()
    let stopped = inbox.fateOfBegun()
    #expect(stopped == .withdrawn)
  }

  @Test("Only a sleeper is woken")
  func waking() {
    var inbox = Inbox(capacity: 1 << 20)
    let early = inbox.wake()
    let step = inbox.next(after: 0, limit: 1)
    let woken = [inbox.wake(), inbox.wake()]
    #expect((early, step, woken) == (false, .sleep, [true, false]))
  }
}
