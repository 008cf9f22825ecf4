import Commands
import Domain
import Records
import StoreSamples
import Synchronization
@testable import Synchronisation
import Testing

@Suite("Answers that wait for reads")
struct VisibleCommandStoreTests {
  /// Answers every command at one position.
  struct AnsweringStore: CommandStore {
    let position: Int64
    var refusal: StoreError?

    func execute<C: Command>(_ command: C, by actor: User.ID?, once: Idempotency?) async throws(StoreError)
      -> Receipt<C.Outcome>
    {
      if let refusal { throw refusal }
      let decision = try command.decide(
        on: State(loaded: command), at: Moment(now: Timestamp(microseconds: 0), actor: actor))
      return Receipt(outcome: decision.outcome, position: position, replayed: once != nil)
    }
  }

  let progress = ReadProgress()
  let records: [ChangeRecord]
  let mia: User

  init() throws {
    records = SampleLog(try History(seed: 5, steps: 10).changes).records
    mia = try Samples.user(1)
  }

  private func addMia(at position: Int64, patience: Duration = .ample, once: Idempotency? = nil) async throws
    -> Receipt<User>
  {
    let store = VisibleCommandStore(AnsweringStore(position: position), progress: progress, patience: patience)
    return try await store.execute(AddUser(mia), by: nil, once: once)
  }

  @Test("An answer waits until reads show it, and is otherwise as it was")
  func waits() async throws {
    defer { progress.stop() }
    let key = Idempotency(key: try IdempotencyKey("k"), fingerprint: [])
    async let receipt = addMia(at: 2, once: key)
    #expect(await eventually { !progress.state.withLock({ $0.waiters.isEmpty }) })
    progress.applied(Array(records[0..<2]))
    let answer = try await receipt
    #expect((answer.outcome, answer.position, answer.replayed, answer.visible) == (mia, 2, true, true))
  }

  @Test("An answer does not wait for ever, and says that reads are behind")
  func givesUp() async throws {
    defer { progress.stop() }
    #expect(try await !addMia(at: 2, patience: .milliseconds(5)).visible)
  }

  @Test("An answer does not wait for a model that is built or cannot be written", .timeLimit(.minutes(10)))
  func doesNotHope() async throws {
    defer { progress.stop() }
    progress.failed("disk full")
    #expect(try await !addMia(at: 2, patience: .seconds(3_600)).visible)
    progress.attached(
      at: Checkpoint(startOf: .new(), fingerprint: "", wholeFrom: 1_000), head: 1_000, rebuilding: true)
    #expect(try await !addMia(at: 1_001, patience: .seconds(3_600)).visible)
  }

  @Test("A refusal is passed on at once")
  func refusal() async throws {
    defer { progress.stop() }
    let refusing = AnsweringStore(position: 1, refusal: .unavailable(.full))
    let store = VisibleCommandStore(refusing, progress: progress, patience: .ample)
    await #expect(throws: StoreError.unavailable(.full)) { try await store.execute(AddUser(mia), by: nil, once: nil) }
  }
}

extension State {
  fileprivate init(loaded command: some Command) {
    self.init()
    markLoaded(command.needs(given: self))
  }
}
