import Randomness
import Cryptography
import Domain
import JSON
import Records
import StoreSamples
import Synchronization
import Testing

@Suite("The change log is a chain of hashes")
struct HashChainTests {
  private let epoch = Epoch.new()

  private func log(_ count: Int64, seed: UInt64 = 5) throws -> [ChangeRecord] {
    var random = SeededRandom(seed: seed)
    var records: [ChangeRecord] = []
    for position in 1...count {
      records.append(try random.record(position, after: records.last?.hash ?? epoch.origin))
    }
    return records
  }

  /// Made with `printf … | sha256sum`, not with this program.
  @Test("The hash is what sha256sum makes of the documented lines")
  func documentedHash() throws {
    let previous = try #require(Digest(hex: String(repeating: "0a", count: 32)))
    let user: User.ID = Identifier(high: 0x0102_0304_0506_0708, low: 0x090a_0b0c_0d0e_0f10)
    let changes = [
      Change.stockMoved(
        StockMovement(of: Identifier(high: 1, low: 2), by: 3, because: .receipt, note: "a\nb"),
        to: Stock(product: Identifier(high: 1, low: 2), onHand: 3))
    ]
    let record = ChangeRecord(
      position: 7, time: Timestamp(microseconds: 1_291_191_960_000_000), actor: user, command: "stock.receive",
      changes: changes, after: previous)
    #expect(record.hash.hex == "60fcb62e8de8f7727c2896fd3bb42e41c4d46cdc2f4fb9a08cdeacd835081735")
    let anonymous = ChangeRecord(
      position: 7, time: record.time, actor: nil, command: "stock.receive", changes: changes, after: previous)
    #expect(anonymous.hash.hex == "055c48316ede2f360411c00a6c05c7842905ae147af2dbc8aad71774fcd178bc")
  }

  @Test("A log as it was written has no break")
  func whole() throws {
    let log = try log(25)
    #expect(try KeptLog(epoch, log).firstBreak(page: 7) == nil)
    #expect(try KeptLog(epoch, []).firstBreak() == nil)
  }

  @Test("An altered record is found, whatever was altered")
  func altered() throws {
    let log = try log(10)
    let record = log[4]
    let others = try [
      kept(record, time: Timestamp(microseconds: record.time.microseconds + 1)),
      kept(record, actor: .some(Identifier(high: 1, low: 1))),
      kept(record, command: "order.cancel"),
      kept(record, changes: [Change.userAdded(SeededRandom(seed: 99).another())].encoded),
    ]
    for other in others {
      var altered = log
      altered[4] = other
      #expect(try KeptLog(epoch, altered).firstBreak() == .altered(5))
    }
  }

  @Test("A forged record with a fitting hash breaks the chain at the next one")
  func forged() throws {
    var log = try log(10)
    log[4] = ChangeRecord(
      position: 5, time: log[4].time, actor: nil, command: "order.place", changes: [], after: log[3].hash)
    #expect(try KeptLog(epoch, log).firstBreak() == .altered(6))
  }

  @Test("Removed, repeated and exchanged records are found, and another log's beginning")
  func missing() throws {
    let log = try log(10)
    #expect(try KeptLog(epoch, Array(log[..<3] + log[4...])).firstBreak() == .gap(expected: 4, found: 5))
    #expect(try KeptLog(epoch, Array(log[..<3] + log[2...])).firstBreak() == .gap(expected: 4, found: 3))
    #expect(try KeptLog(epoch, Array(log[..<8]), head: 10).firstBreak() == .truncated(at: 8, expected: 10))
    #expect(try KeptLog(Epoch.new(), log).firstBreak() == .altered(1))
  }

  @Test("An epoch comes back from its text, and two are never the same")
  func epochs() {
    #expect(Epoch(epoch.description) == epoch)
    #expect(Epoch("no epoch") == nil)
    #expect(Epoch.new() != Epoch.new())
  }

  private func kept(
    _ record: ChangeRecord, time: Timestamp? = nil, actor: User.ID?? = nil, command: String? = nil,
    changes: [UInt8]? = nil
  ) throws -> ChangeRecord {
    try ChangeRecord(
      position: record.position, time: time ?? record.time, actor: actor ?? record.actor,
      command: command ?? record.command, encodedChanges: changes ?? record.encodedChanges, hash: record.hash)
  }
}

/// A log held in memory.
private struct KeptLog: ChangeLog {
  private let kept: Epoch
  private let log: [ChangeRecord]
  private let last: Int64

  init(_ epoch: Epoch, _ log: [ChangeRecord], head: Int64? = nil) {
    kept = epoch
    self.log = log
    last = head ?? log.last?.position ?? 0
  }

  func epoch() -> Epoch { kept }
  func head() -> Int64 { last }
  func records(after position: Int64, limit: Int) -> [ChangeRecord] {
    let start = log.firstIndex { $0.position > position } ?? log.endIndex
    return Array(log[start...].prefix(limit))
  }
}

extension SeededRandom {
  fileprivate func another() throws -> User {
    var random = self
    return try random.user()
  }
}
