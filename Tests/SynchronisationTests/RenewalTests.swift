import Domain
import Queries
import Records
import StoreSamples
import Synchronisation
import Testing

@Suite("A read model is built anew beside the one that answers")
struct RenewalTests {
  let projection: StoreProjection
  let changes: [Change]
  let events = Events()

  init() throws {
    projection = try .sample()
    changes = try History(seed: 12, steps: 200).changes
  }

  private func projector(of log: SampleLog, onto model: any ReadModel) -> Projector {
    .eager(projection, of: log, onto: model, telling: events) { $0.logBatchBytes = 20_000 }
  }

  private func ended(_ projector: Projector) async throws {
    let deadline = ContinuousClock.now + .ample
    while projector.progress.status.renewal != nil {
      try #require(ContinuousClock.now < deadline, "the renewal does not end")
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  @Test("It answers all the while, goes on following, and is the same afterwards")
  func renewed() async throws {
    let log = SampleLog(Array(changes[..<150]))
    let model = MemoryReadModel()
    let projector = projector(of: log, onto: model)
    projector.start()
    defer { projector.stop() }
    #expect(await projector.progress.wait(until: 150, atMost: .ample))

    var positions: [Int64] = []
    projector.renew()
    #expect(projector.progress.status.renewal != nil, "known from the demand on")
    for change in changes[150...] {
      projector.feed([log.append([change])])
      let status = projector.progress.status
      #expect(status.answers)
      positions.append(status.position)
    }
    try await ended(projector)
    #expect(await projector.progress.wait(until: Int64(changes.count), atMost: .ample))
    #expect(positions == positions.sorted(), "reads never go back")
    #expect(model.contents == projection.contents(after: changes))
    let status = projector.progress.status
    #expect((status.rebuilds, status.failures, status.renewalFailure) == (2, 0, nil))
    #expect(events.list.contains { if case .renewed = $0 { true } else { false } })
  }

  @Test("Drift is gone afterwards")
  func repairs() async throws {
    let log = SampleLog(changes)
    let model = MemoryReadModel()
    let projector = projector(of: log, onto: model)
    projector.start()
    defer { projector.stop() }
    #expect(await projector.progress.wait(until: Int64(changes.count), atMost: .ample))
    let checkpoint = try #require(try model.checkpoint())
    let drift = FoldedOperations([.setOnHand(Samples.productID(1), 1_000_000)])
    #expect(try model.apply(drift, from: checkpoint, to: checkpoint) { true })
    #expect(model.contents != projection.contents(after: changes))

    projector.renew()
    try await ended(projector)
    #expect(model.contents == projection.contents(after: changes))
  }

  @Test(
    "Where it cannot be begun or adopted, the one that answers goes on", arguments: FaultyModel.Fault.allCases, 0..<4)
  func failures(fault: FaultyModel.Fault, call: Int) async throws {
    let log = SampleLog(changes)
    let calls = try await Self.calls(untilRenewed: projection, of: log)
    // The first calls bring the model in step; those from there on concern the other one.
    let model = FaultyModel([calls.lowerBound + call: fault])
    let projector = projector(of: log, onto: model)
    projector.start()
    defer { projector.stop() }
    #expect(await projector.progress.wait(until: Int64(changes.count), atMost: .ample))
    projector.renew()
    try await ended(projector)
    projector.feed([log.append([changes[0]])])
    #expect(await projector.progress.wait(until: Int64(changes.count) + 1, atMost: .ample))
    #expect(projector.progress.status.answers)
    #expect(model.memory.contents == projection.contents(after: changes + [changes[0]]))
  }

  /// The numbers of the calls that a renewal makes.
  private static func calls(untilRenewed projection: StoreProjection, of log: SampleLog) async throws -> Range<Int> {
    let model = FaultyModel()
    var limits = Projector.Limits()
    limits.logBatchBytes = 20_000
    let projector = Projector(projection, of: log, onto: model, limits: limits)
    projector.start()
    #expect(await projector.progress.wait(until: try log.head(), atMost: .ample))
    projector.stop()
    return model.calls..<model.calls + 4
  }

  @Test("Stopped in between, it is given up, and the next start has nothing to do with it")
  func stopped() async throws {
    let log = SampleLog(changes)
    let model = MemoryReadModel()
    let first = projector(of: log, onto: model)
    first.start()
    #expect(await first.progress.wait(until: Int64(changes.count), atMost: .ample))
    first.renew()
    first.stop()
    #expect(first.progress.status.renewal == nil)
    #expect(model.contents == projection.contents(after: changes))
  }
}
