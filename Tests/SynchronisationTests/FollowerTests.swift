import Domain
import Queries
import Records
import StoreSamples
@testable import Synchronisation
import Synchronization
import Testing

@Suite("Following a change log")
struct FollowerTests {
  let log: SampleLog
  let projection: StoreProjection

  init() throws {
    log = SampleLog(try History(seed: 7, steps: 60).changes)
    projection = try .sample()
  }

  /// Follows the log to its end, a new program after each crash.
  private func follow(onto model: FaultyModel) -> (crashes: Int, rebuilds: [RebuildReason]) {
    var crashes = 0
    var rebuilds: [RebuildReason] = []
    while crashes < 10 {
      var follower = Follower(projection, of: log, onto: model, batchBytes: 2_000)
      do throws(FollowerFailure) {
        let (head, reason) = try follower.attach()
        if let reason { rebuilds.append(reason) }
        while let position = follower.checkpoint?.position, position < head { _ = try follower.applyFromLog() }
        return (crashes, rebuilds)
      } catch {
        crashes += 1
      }
    }
    return (crashes, rebuilds)
  }

  @Test(
    "Every record counts once, whatever step dies and whether it had happened", arguments: FaultyModel.Fault.allCases)
  func crashes(fault: FaultyModel.Fault) throws {
    let whole = FaultyModel()
    #expect(follow(onto: whole).crashes == 0)
    let expected = projection.contents(after: log.changes)
    #expect(whole.memory.contents == expected)
    #expect(whole.calls > 10)

    for step in 0..<whole.calls {
      let model = FaultyModel([step: fault])
      #expect(follow(onto: model).crashes == 1, "step \(step)")
      #expect(model.memory.contents == expected, "step \(step)")
    }
  }

  @Test("Where the log cannot be read for a moment, also while a page is written, nothing is lost and nothing doubled")
  func restlessLog() throws {
    let restless = RestlessLog(log: log)
    let model = FaultyModel()
    var follower = Follower(projection, of: restless, onto: model, batchBytes: 2_000)
    var failures = 0
    while follower.checkpoint?.position != Int64(log.changes.count) {
      do throws(FollowerFailure) {
        if follower.checkpoint == nil { _ = try follower.attach() }
        _ = try follower.applyFromLog()
      } catch {
        #expect(error == .log(.unavailable(.busy)))
        failures += 1
        try #require(failures < 1_000)
      }
    }
    #expect(failures > 0)
    #expect(model.memory.contents == projection.contents(after: log.changes))
  }

  /// A log of which two of five pages cannot be read: one after the other, where one was read ahead and where not.
  private final class RestlessLog: ChangeLog {
    private let log: SampleLog
    private let calls = Atomic(0)

    init(log: SampleLog) { self.log = log }

    func epoch() throws(StoreError) -> Epoch { try log.epoch() }
    func head() throws(StoreError) -> Int64 { try log.head() }

    func records(after position: Int64, limit: Int) throws(StoreError) -> [ChangeRecord] {
      guard calls.add(1, ordering: .relaxed).newValue % 5 > 1 else { throw .unavailable(.busy) }
      return try log.records(after: position, limit: limit)
    }
  }

  @Test("A second crash while recovering from the first loses and doubles nothing")
  func twoCrashes() throws {
    let expected = projection.contents(after: log.changes)
    for step in 0..<8 {
      let model = FaultyModel([step: .after, step + 1: .after, step + 3: .before])
      #expect(follow(onto: model).crashes == 3)
      #expect(model.memory.contents == expected, "step \(step)")
    }
  }

  @Test("A model is continued where it stands")
  func continues() throws {
    let model = FaultyModel()
    #expect(follow(onto: model).rebuilds == [.missing])
    for change in try History(seed: 8, steps: 5).changes { log.append([change]) }
    #expect(follow(onto: model).rebuilds == [])
    #expect(model.memory.contents == projection.contents(after: log.changes))
  }

  @Test("A model of another log, other settings, another history, or damaged is built anew")
  func rebuilds() throws {
    let epoch = try log.epoch()
    let head = try log.head()
    let print = projection.fingerprint
    func reason(_ checkpoint: Checkpoint) throws -> RebuildReason? {
      let model = FaultyModel()
      try model.memory.reset(to: checkpoint)
      let rebuilt = follow(onto: model).rebuilds.last
      if rebuilt != nil { #expect(model.memory.contents == projection.contents(after: log.changes)) }
      return rebuilt
    }
    #expect(
      try reason(Checkpoint(startOf: .new(), fingerprint: print, wholeFrom: 0)) == .otherLog)
    #expect(
      try reason(Checkpoint(startOf: epoch, fingerprint: "other", wholeFrom: 0)) == .otherSettings)
    let start = Checkpoint(startOf: epoch, fingerprint: print, wholeFrom: 0)
    let last = try #require(log.records.last).hash
    #expect(try reason(start.moved(to: head + 1, hash: last)) == .otherHistory)
    #expect(try reason(start.moved(to: head - 1, hash: last)) == .otherHistory)
    #expect(try reason(start.moved(to: 0, hash: last)) == .otherHistory)
    #expect(try reason(start.moved(to: head, hash: last)) == nil)

    let damaged = FaultyModel([0: .before], failure: .damaged("page 3"))
    #expect(follow(onto: damaged).rebuilds == [.damaged("page 3")])
    #expect(damaged.memory.contents == projection.contents(after: log.changes))
  }

  @Test("A model under construction may not answer before it has come to where the log was")
  func wholeness() throws {
    let model = FaultyModel()
    var follower = Follower(projection, of: log, onto: model, batchBytes: 1)
    _ = try follower.attach()
    _ = try follower.applyFromLog()
    #expect(follower.checkpoint?.isWhole == false)
    let head = try log.head()
    log.append([.userAdded(try Samples.user(99))])
    while let position = follower.checkpoint?.position, position < head { _ = try follower.applyFromLog() }
    #expect(follower.checkpoint == (try model.memory.checkpoint()))
    #expect(follower.checkpoint?.isWhole == true)
    #expect(follower.checkpoint?.wholeFrom == head)
  }

  @Test("Records that do not follow the checkpoint are refused, and nothing is applied")
  func gaps() throws {
    let model = FaultyModel()
    var follower = Follower(projection, of: log, onto: model, batchBytes: 2_000)
    _ = try follower.attach()
    let records = log.records
    #expect(throws: FollowerFailure.missing(position: 1)) { try follower.apply(Array(records[1...3])) }
    #expect(throws: FollowerFailure.missing(position: 2)) { try follower.apply([records[0], records[2]]) }
    #expect(model.memory.contents == MemoryReadModel.Contents())
  }

  @Test("A log that lacks what was committed is a failure, not the end")
  func truncatedLog() throws {
    let model = FaultyModel()
    var follower = Follower(projection, of: log, onto: model, batchBytes: 2_000)
    _ = try follower.attach()
    log.truncate(to: 0)
    #expect(throws: FollowerFailure.missing(position: 1)) { _ = try follower.applyFromLog() }
  }
}
