import Domain
import Queries
import Records
import StoreSamples
import Synchronisation
import Testing

@Suite("Projector")
struct ProjectorTests {
  let projection: StoreProjection
  let changes: [Change]
  let events = Events()

  init() throws {
    projection = try .sample()
    changes = try History(seed: 11, steps: 120).changes
  }

  private func projector(
    of log: SampleLog, onto model: any ReadModel, limits: (inout Projector.Limits) -> Void = { _ in }
  ) -> Projector {
    .eager(projection, of: log, onto: model, telling: events, limits: limits)
  }

  @Test("Shows what was committed before it started and what it is fed afterwards")
  func follows() async throws {
    let log = SampleLog(Array(changes[..<50]))
    let model = MemoryReadModel()
    let projector = projector(of: log, onto: model)
    projector.start()
    defer { projector.stop() }
    for change in changes[50...] { projector.feed([log.append([change])]) }

    #expect(await projector.progress.wait(until: Int64(changes.count), atMost: .ample))
    #expect(model.contents == projection.contents(after: changes))
    let status = projector.progress.status
    #expect(status.position == Int64(changes.count))
    #expect((status.lag, status.failures, status.rebuilds, status.records) == (0, 0, 1, changes.count))
    #expect(status.lastChange == Timestamp(microseconds: Int64(changes.count)))
  }

  @Test("Reads from the log what nobody fed")
  func fillsGaps() async throws {
    let log = SampleLog()
    let model = MemoryReadModel()
    let projector = projector(of: log, onto: model)
    projector.start()
    defer { projector.stop() }
    for (number, change) in changes.enumerated() {
      let record = log.append([change])
      if number % 3 == 0 || number == changes.count - 1 { projector.feed([record]) }
    }
    #expect(await projector.progress.wait(until: Int64(changes.count), atMost: .ample))
    #expect(model.contents == projection.contents(after: changes))
  }

  @Test("Who feeds never waits; what is too much to hold is read from the log")
  func overflow() async throws {
    let log = SampleLog()
    let model = GatedModel()
    let projector = projector(of: log, onto: model) { $0.waitingBytes = 2_000 }
    projector.start()
    defer { projector.stop() }
    projector.feed([log.append([changes[0]])])
    model.waitForBatch()
    for change in changes[1...] { projector.feed([log.append([change])]) }
    #expect(projector.progress.status.lag == Int64(changes.count))

    model.letIn(changes.count)
    #expect(await projector.progress.wait(until: Int64(changes.count), atMost: .ample))
    #expect(model.memory.contents == projection.contents(after: changes))
  }

  @Test("Tries a step that fails until it succeeds, says so, and skips nothing", arguments: FaultyModel.Fault.allCases)
  func failures(fault: FaultyModel.Fault) async throws {
    let log = SampleLog(changes)
    let model = FaultyModel([0: .before, 1: fault, 3: fault, 4: .before, 6: fault, 9: fault, 12: .before, 13: fault])
    let projector = projector(of: log, onto: model) { $0.logBatchBytes = 2_000 }
    projector.start()
    defer { projector.stop() }

    #expect(await projector.progress.wait(until: Int64(changes.count), atMost: .ample))
    #expect(model.memory.contents == projection.contents(after: changes))
    #expect(projector.progress.status.failures == 8)
    let words = "the read model cannot be written: as planned"
    #expect(events.list.contains(.failed(words, attempt: 2, retryIn: .milliseconds(1))))
  }

  @Test("Says that it fails while it does, and recovers")
  func recovery() async throws {
    let log = SampleLog(changes)
    log.fail(with: .unavailable(.failed("no such table")))
    let model = MemoryReadModel()
    let projector = projector(of: log, onto: model)
    projector.start()
    defer { projector.stop() }
    #expect(await eventually { projector.progress.status.failures >= 3 })
    #expect(projector.progress.status.phase == .failing("the change log cannot be read: no such table"))
    #expect(!projector.progress.status.answers)

    log.fail(with: nil)
    #expect(await projector.progress.wait(until: Int64(changes.count), atMost: .ample))
    #expect(await eventually { events.list.last == .caughtUp(position: Int64(changes.count)) })
    #expect(await eventually { projector.progress.status.phase == .following })
  }

  @Test("Builds anew a model that turns out to be damaged")
  func damage() async throws {
    let log = SampleLog(changes)
    let model = FaultyModel([4: .before], failure: .damaged("page 3"))
    let projector = projector(of: log, onto: model) { $0.logBatchBytes = 2_000 }
    projector.start()
    defer { projector.stop() }
    #expect(await projector.progress.wait(until: Int64(changes.count), atMost: .ample))
    #expect(model.memory.contents == projection.contents(after: changes))
    #expect(events.rebuilds == [.missing, .damaged("page 3")])
  }

  @Test("Builds the model anew when asked, and comes to the same")
  func rebuild() async throws {
    let log = SampleLog(changes)
    let model = MemoryReadModel()
    let projector = projector(of: log, onto: model)
    projector.start()
    defer { projector.stop() }
    #expect(await projector.progress.wait(until: Int64(changes.count), atMost: .ample))
    projector.rebuild()
    let extra = try Samples.user(99)
    #expect(await eventually { projector.progress.status.rebuilds >= 2 })
    projector.feed([log.append([.userAdded(extra)])])
    #expect(await projector.progress.wait(until: Int64(changes.count) + 1, atMost: .ample))
    #expect(model.contents == projection.contents(after: changes + [.userAdded(extra)]))
    #expect(events.rebuilds == [.missing, .demanded])
  }

  @Test("Projects what it was fed before it stops, and goes on from there the next time")
  func stops() async throws {
    let log = SampleLog()
    let model = MemoryReadModel()
    let first = projector(of: log, onto: model)
    first.start()
    for change in changes[..<80] { first.feed([log.append([change])]) }
    first.stop()
    #expect(model.contents == projection.contents(after: Array(changes[..<80])))
    #expect(first.progress.status.phase == .stopped)

    for change in changes[80...] { log.append([change]) }
    let second = projector(of: log, onto: model)
    second.start()
    #expect(await second.progress.wait(until: Int64(changes.count), atMost: .ample))
    second.stop()
    #expect(model.contents == projection.contents(after: changes))
    #expect(events.rebuilds == [.missing])
  }

  @Test("Stops while it fails, and releases who waits")
  func stopsWhileFailing() async throws {
    let log = SampleLog(changes)
    log.fail(with: .unavailable(.damaged))
    let projector = projector(of: log, onto: MemoryReadModel()) { $0.retryDelays = [.seconds(60)] }
    projector.start()
    async let visible = projector.progress.wait(until: 1, atMost: .ample)
    #expect(await eventually { projector.progress.status.failures >= 1 })
    projector.stop()
    #expect(await !visible)
  }
}
