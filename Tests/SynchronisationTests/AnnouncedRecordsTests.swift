import Domain
import Queries
import Randomness
import Records
import StoreSamples
import Synchronisation
import Testing

@Suite("Records that are announced before they are committed")
struct AnnouncedRecordsTests {
  let projection: StoreProjection
  let changes: [Change]

  init() throws {
    projection = try .sample()
    changes = try History(seed: 17, steps: 120).changes
  }

  private func projector(of log: SampleLog, onto model: any ReadModel) -> Projector {
    .eager(projection, of: log, onto: model)
  }

  @Test("They are projected at once, and seen once they are committed")
  func seenOnceCommitted() async throws {
    let log = SampleLog()
    let model = GatedModel()
    let projector = projector(of: log, onto: model)
    projector.start()
    defer { projector.stop() }
    let record = SampleLog([changes[0]]).records[0]
    projector.announce([record])
    model.letIn(1)
    model.waitForQuestion()
    #expect(model.memory.contents == MemoryReadModel.Contents())
    #expect((projector.progress.position, projector.progress.status.lag) == (0, 0))

    projector.feed([record])
    #expect(await projector.progress.wait(until: 1, atMost: .ample))
    #expect(model.memory.contents == projection.contents(after: [changes[0]]))
  }

  @Test("Of what comes to nothing nothing is left, and another record takes its place")
  func withdrawn() async throws {
    let log = SampleLog()
    let model = GatedModel()
    let projector = projector(of: log, onto: model)
    projector.start()
    defer { projector.stop() }
    projector.announce(SampleLog([.userAdded(try Samples.user(99))]).records)
    model.letIn(1)
    model.waitForQuestion()
    projector.withdraw()

    model.letIn(1)
    projector.feed([log.append([changes[0]])])
    #expect(await projector.progress.wait(until: 1, atMost: .ample))
    #expect(model.memory.contents == projection.contents(after: [changes[0]]))
  }

  @Test("Who stops does not wait for their commit")
  func stops() async throws {
    let model = GatedModel()
    let projector = projector(of: SampleLog(), onto: model)
    projector.start()
    projector.announce(SampleLog([changes[0]]).records)
    model.letIn(1)
    model.waitForQuestion()
    projector.stop()
    #expect(model.memory.contents == MemoryReadModel.Contents())
  }

  @Test(
    "Announced or not, withdrawn before or not: each counts once, whatever fails", arguments: 0..<20 as Range<UInt64>)
  func eachOnce(seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let faults = (1..<changes.count).filter { _ in Int.random(in: 0..<8, using: &random) == 0 }
    let fault = try #require(FaultyModel.Fault.allCases.randomElement(using: &random))
    let model = FaultyModel(Dictionary(uniqueKeysWithValues: faults.map { ($0, fault) }))
    let log = SampleLog()
    let projector = projector(of: log, onto: model)
    projector.start()
    defer { projector.stop() }
    var position: Int64 = 0
    for change in changes {
      if Int.random(in: 0..<4, using: &random) == 0 {
        projector.announce(SampleLog(log.changes + [.userAdded(try Samples.user(99))]).records.suffix(1))
        projector.withdraw()
      }
      let next = SampleLog(continuing: log)
      if Bool.random(using: &random) { projector.announce([next.append([change])]) }
      projector.feed([log.append([change])])
      position += 1
      if Bool.random(using: &random) { #expect(await projector.progress.wait(until: position, atMost: .ample)) }
    }
    #expect(await projector.progress.wait(until: position, atMost: .ample))
    #expect(model.memory.contents == projection.contents(after: changes))
  }
}
