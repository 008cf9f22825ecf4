import Domain
import Foundation
import Queries
import Records
import SQLEngine
import SQLiteEngine
import StoreSamples
import Synchronisation
import Synchronization
import Testing

@Suite("Generations of the read model's file")
struct GenerationTests {
  let changes: [Change]

  init() throws { changes = try History(seed: 31, steps: 400).changes }

  private func renewed(_ side: ReadSide) async throws {
    side.projector.renew()
    let deadline = ContinuousClock.now + ReadSide.ample
    while side.projector.progress.status.renewal != nil {
      try #require(ContinuousClock.now < deadline, "the renewal does not end")
      try await Task.sleep(for: .milliseconds(1))
    }
    #expect(side.projector.progress.status.renewalFailure == nil)
  }

  private func names(_ side: ReadSide) throws -> [String] {
    let folder = URL(filePath: side.path).deletingLastPathComponent().path
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".db") }.sorted()
  }

  @Test("Whoever reads is never refused while others are built, one after another, and commits go on")
  func neverRefused() async throws {
    let side = try ReadSide(SampleLog(Array(changes[..<200])), batchBytes: 4_000)
    await side.catchUp()
    let store = side.store
    let reading = Reading()
    let request = try ReportRequest(.topBuyers, over: .all)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask {
          var last: Int64 = 0
          while !reading.isOver.load(ordering: .relaxed) {
            let ranking = try await store.report(request)
            #expect(ranking.position >= last, "reads never go back")
            last = ranking.position
            _ = try store.orders(OrderListQuery(limit: 5))
            reading.answered.add(1, ordering: .relaxed)
            await Task.yield()
          }
        }
      }
      defer { reading.isOver.store(true, ordering: .relaxed) }
      for number in 0..<5 {
        side.projector.renew()
        for change in changes[(200 + number * 20)..<(220 + number * 20)] {
          side.projector.feed([side.log.append([change])])
        }
        try await renewed(side)
      }
    }
    await side.catchUp()
    #expect(reading.answered.load(ordering: .relaxed) > 0)
    #expect(try side.contents() == side.expectedContents())
    #expect(side.projector.progress.status.failures == 0)
    #expect(try names(side).count == 1, "what no longer answers is removed")
  }

  /// What the test and its readers tell each other.
  private final class Reading: Sendable {
    let isOver = Atomic(false)
    let answered = Atomic(0)
  }

  @Test("The other holds exactly the same, and the next start goes on with it")
  func same() async throws {
    let side = try ReadSide(SampleLog(changes))
    await side.catchUp()
    let before = try side.dump()
    try await renewed(side)
    #expect(try names(side) == ["read-2.db"])
    #expect(try side.dump() == before)
    side.close()
    try side.reopen()
    await side.catchUp()
    #expect(side.projector.progress.status.rebuilds == 0)
    await side.commit([changes[0]])
    #expect(try side.contents() == side.expectedContents())
  }

  @Test("Wherever a crash leaves the files, the next start has a read model that is whole", arguments: 0..<12)
  func crash(moment: Int) async throws {
    let side = try ReadSide(SampleLog(changes), batchBytes: 3_000)
    await side.catchUp()
    let folder = URL(filePath: side.path).deletingLastPathComponent()
    let copy = folder.appending(path: "copy-\(moment)").path
    side.projector.renew()
    let end = Double(moment) / 11
    let deadline = ContinuousClock.now + ReadSide.ample
    while let renewal = side.projector.progress.status.renewal, renewal.done < end, ContinuousClock.now < deadline {
      await Task.yield()
    }
    try Self.copy(folder.path, to: copy)

    let model = try SQLiteReadModel(path: "\(copy)/read.db")
    let projector = Projector(side.projection, of: side.log, onto: model)
    projector.start()
    #expect(await projector.progress.wait(until: Int64(changes.count), atMost: ReadSide.ample))
    projector.stop()
    model.close()
    let left = try FileManager.default.contentsOfDirectory(atPath: copy).filter { $0.hasSuffix(".db") }
    #expect(left.count == 1)
    let file = try SQLiteConnection(path: StoreFiles(in: copy).presentReadModel, mode: .reading)
    defer { file.close() }
    #expect(try file.dump() == side.dump())
  }

  /// As a crash would leave them: some are there already, others not any more. By reading, because Foundation's copying
  /// never ends where a file gets shorter meanwhile.
  private static func copy(_ folder: String, to other: String) throws {
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.contains(".db") {
      let content = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
      try content?.write(to: URL(filePath: "\(other)/\(name)"))
    }
  }

  @Test("Left-overs of a crash are removed: a half-built file, and one that was replaced")
  func leftOvers() async throws {
    let side = try ReadSide(SampleLog(changes))
    await side.catchUp()
    let before = try side.dump()
    side.close()
    let folder = URL(filePath: side.path).deletingLastPathComponent().path
    try FileManager.default.moveItem(atPath: side.path, toPath: "\(folder)/read-2.db")
    for name in ["read.db", "read-next.db", "read-next.db-wal"] {
      try Data("half of a file".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    try side.reopen()
    await side.catchUp()
    #expect(try names(side) == ["read-2.db"])
    #expect(try side.dump() == before)
    #expect(side.projector.progress.status.rebuilds == 0)
  }

  @Test("Where no other file can be made, the one that answers goes on")
  func noRoom() async throws {
    let side = try ReadSide(SampleLog(changes))
    await side.catchUp()
    let folder = URL(filePath: side.path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: "\(folder)/read-next.db", withIntermediateDirectories: false)
    side.projector.renew()
    let deadline = ContinuousClock.now + ReadSide.ample
    while side.projector.progress.status.renewal != nil, ContinuousClock.now < deadline { await Task.yield() }
    #expect(side.projector.progress.status.renewalFailure?.contains("read-next.db") == true)
    await side.commit([changes[0]])
    #expect(try side.contents() == side.expectedContents())
  }
}
