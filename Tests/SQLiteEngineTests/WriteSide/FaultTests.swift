import Commands
import Domain
import SQLEngine
import SQLiteEngine
import Records
import StoreSamples
import Synchronization
import Testing

@Suite("When the database fails, everyone is told why, nothing is half done, and the lane goes on")
struct FaultTests {
  private let folder = WriteFolder()
  private let faults = Faults()
  private let gate = Gate()
  private let store: SQLiteStore
  private let commands: SQLCommandStore<FaultyConnection>

  init() throws {
    store = try SQLiteStore(folder: folder.path) { Timestamp("2026-01-01T12:00:00Z") }
    let connection = try SQLiteConnection(path: store.files.store, mode: .durable)
    commands = SQLCommandStore(
      on: FaultyConnection(connection, faults), clock: { Timestamp("2026-01-01T12:00:00Z") },
      telling: LogListener(committed: gate.pass))
  }

  private func open() async throws {
    _ = try await commands.execute(AddUser(Samples.user(1)), by: nil, once: nil)
    for number in 1...2 {
      _ = try await commands.execute(AddProduct(Samples.product(number), onHand: 50), by: nil, once: nil)
    }
  }

  private func order(_ number: Int) throws -> Asked {
    Asked(
      try PlaceOrder(
        id: Samples.orderID(number), buyer: Samples.userID(1),
        items: (1...2).map { .init(try Quantity(number), of: Samples.productID($0)) }),
      once: try .once("key-\(number)"))
  }

  @Test("Whichever statement of a command fails, nothing stays, and the command can be repeated")
  func everyStatement() async throws {
    try await open()
    let before = try store.contents()
    for statements in 0..<200 {
      faults.fail(after: statements, with: SQLError(.inputOutput, code: 10, "injected"))
      let answer = try await order(1).answer(of: commands)
      guard faults.isSpent else {
        #expect(try answer.get().position == 4)
        #expect(statements > 10, "too few statements failed to have been all")
        return
      }
      #expect(answer == .failure(.unavailable(.failed("injected [10]"))), "statement \(statements)")
      #expect(try store.contents() == before, "statement \(statements)")
    }
    Issue.record("the command never came through")
  }

  @Test(
    "Each kind of failure is told as what it is",
    arguments: [
      (SQLError.Kind.full, Unavailability.full), (.readOnly, .readOnly), (.busy, .busy), (.damaged, .damaged),
    ])
  func kinds(kind: SQLError.Kind, told: Unavailability) async throws {
    try await open()
    let before = try store.contents()
    faults.fail("COMMIT", with: SQLError(kind, "injected"))
    #expect(try await order(1).answer(of: commands) == .failure(.unavailable(told)))
    #expect(try store.contents() == before)
    #expect(try await order(1).answer(of: commands).get().replayed == false)
  }

  @Test("What a failed commit would have changed is not remembered")
  func nothingRemembered() async throws {
    try await open()
    let all = try order(50, unique: 1)
    faults.fail("COMMIT", with: SQLError(.full, "injected"))
    #expect(await all.answer(of: commands) == .failure(.unavailable(.full)))
    #expect(try await all.answer(of: commands).get().position == 4)
    #expect(try store.integers("SELECT min(on_hand) FROM stocks") == [0])
  }

  @Test("A commit that fails once takes nobody of a batch with it, where it may have been one command's fault")
  func batchFails() async throws {
    try await open()
    let orders = try (1...4).map { try order($0) }
    let plug = Asked(AddUser(try Samples.user(2)))
    gate.close()
    let answers = await withTaskGroup(of: Result<Answered, StoreError>.self) { group in
      group.addImmediateTask { await plug.answer(of: commands) }
      await gate.held()
      for order in orders { group.addImmediateTask { await order.answer(of: commands) } }
      faults.fail("COMMIT", with: SQLError(.other, "injected"), times: 2)
      gate.open()
      return await group.reduce(into: []) { $0.append($1) }
    }
    // The batch fails, then the first of those served alone.
    #expect(answers.filter { $0 == .failure(.unavailable(.failed("injected"))) }.count == 1)
    #expect(answers.filter { (try? $0.get()) != nil }.count == 4)
    #expect(try store.integers("SELECT count(*) FROM orders") == [3])
    #expect(try store.openChangeLog().firstBreak() == nil)
  }

  @Test("Who listens to the log is told of records before they are written, and of each whether it came to something")
  func listener() async throws {
    await commands.stop()
    let told = Mutex<[String]>([])
    let listener = LogListener(
      committed: { records in told.withLock { $0 += records.map { "\($0.position) committed" } } },
      decided: { records in told.withLock { $0 += records.map { "\($0.position) decided" } } },
      withdrawn: { told.withLock { $0.append("withdrawn") } })
    let connection = FaultyConnection(try SQLiteConnection(path: store.files.store, mode: .durable), faults)
    let lane = SQLCommandStore(
      on: connection, clock: { Timestamp("2026-01-01T12:00:00Z") }, telling: listener)
    let user = Asked(AddUser(try Samples.user(1)))
    for refusal in ["INSERT INTO users", "COMMIT", "COMMITTED"] {
      faults.fail(refusal, with: SQLError(.full, "injected"))
      #expect(await user.answer(of: lane) == .failure(.unavailable(.full)))
    }
    #expect(try await Asked(AddUser(Samples.user(2))).answer(of: lane).get().position == 2)
    await lane.stop()
    let inVain = ["1 decided", "withdrawn"]
    #expect(told.withLock { $0 } == inVain + inVain + inVain + ["2 decided", "2 committed"])
  }

  @Test("A commit whose answer was lost is told as unknown; repeating it with its key tells what became of it")
  func lostAnswer() async throws {
    try await open()
    faults.fail("COMMITTED", with: SQLError(.inputOutput, "gone", outcomeUnknown: true))
    #expect(try await order(1).answer(of: commands) == .failure(.unavailable(.outcomeUnknown)))
    #expect(try await order(1).answer(of: commands).get().replayed)

    faults.fail("COMMIT", with: SQLError(.inputOutput, "gone", outcomeUnknown: true))
    #expect(try await order(2).answer(of: commands) == .failure(.unavailable(.outcomeUnknown)))
    #expect(try await order(2).answer(of: commands).get().replayed == false)
    #expect(try store.integers("SELECT count(*) FROM orders") == [2])
  }

  @Test("A full file refuses what does not fit and keeps what it acknowledged")
  func full() async throws {
    await commands.stop()
    let connection = try SQLiteConnection(path: store.files.store, mode: .durable)
    try connection.execute("PRAGMA max_page_count = 60")
    let small = SQLiteCommandStore(
      on: connection, clock: { Timestamp("2026-01-01T12:00:00Z") }, telling: LogListener { _ in })
    _ = try await small.execute(AddUser(Samples.user(1)), by: nil, once: nil)
    for number in 1...2 {
      _ = try await small.execute(AddProduct(Samples.product(number), onHand: 9_999), by: nil, once: nil)
    }
    var acknowledged: Int64 = 0
    var refusal: StoreError?
    for number in 1...500 where refusal == nil {
      switch try await order(number % 9 + 1, unique: number).answer(of: small) {
      case .success: acknowledged += 1
      case .failure(let error): refusal = error
      }
    }
    #expect(refusal == .unavailable(.full))
    #expect(acknowledged > 10)
    await small.stop()
    #expect(try store.integers("SELECT count(*) FROM orders") == [acknowledged])
    #expect(try store.openChangeLog().firstBreak() == nil)
    let again = try store.startCommands(telling: LogListener { _ in })
    #expect(try await order(1, unique: 1_000).answer(of: again).get().position == acknowledged + 4)
    await again.stop()
  }

  private func order(_ quantity: Int, unique number: Int) throws -> Asked {
    Asked(
      try PlaceOrder(
        id: Samples.orderID(number), buyer: Samples.userID(1),
        items: [.init(Quantity(quantity), of: Samples.productID(1 + number % 2))]))
  }

  @Test("A file that may not be written is told as such, and what changes nothing is still answered")
  func readOnly() async throws {
    try await open()
    await commands.stop()
    let connection = try SQLiteConnection(path: store.files.store, mode: .durable)
    try connection.execute("PRAGMA query_only = ON")
    let reading = SQLiteCommandStore(
      on: connection, clock: { Timestamp("2026-01-01T12:00:00Z") }, telling: LogListener { _ in })
    #expect(try await order(1).answer(of: reading) == .failure(.unavailable(.readOnly)))
    await reading.stop()
  }
}
