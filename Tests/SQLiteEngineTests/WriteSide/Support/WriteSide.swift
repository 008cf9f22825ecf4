import Commands
import Domain
import Foundation
import Records
import SQLEngine
import SQLiteEngine
import StoreSamples
import Synchronization

/// A store's write side in a folder that goes with the test.
final class WriteSide: Sendable {
  let folder: WriteFolder
  let store: SQLiteStore
  private let lane: Mutex<SQLiteCommandStore>
  let log: SQLiteChangeLog
  let clock: TestClock
  let gate: Gate

  /// Opens the store of `folder`, or a new one.
  init(in folder: WriteFolder = WriteFolder(), clock: TestClock = TestClock()) throws {
    self.folder = folder
    self.clock = clock
    let gate = Gate()
    self.gate = gate
    store = try SQLiteStore(folder: folder.path) { clock.now }
    lane = Mutex(try store.startCommands(telling: LogListener { gate.pass($0) }))
    log = try store.openChangeLog()
  }

  var commands: SQLiteCommandStore { lane.withLock { $0 } }

  /// Stops the lane and starts another on the same file.
  func restart() async throws {
    await commands.stop()
    let gate = gate
    let next = try store.startCommands(telling: LogListener { gate.pass($0) })
    lane.withLock { $0 = next }
  }

  /// A shop of `products` products, each with that many units on the shelf, and of `users` users.
  func open(products: Int = 1, onHand: Int? = nil, users: Int = 1) async throws {
    for number in 1...products {
      _ = try await commands.execute(AddProduct(Samples.product(number), onHand: onHand), by: nil, once: nil)
    }
    for number in 1...users {
      _ = try await commands.execute(AddUser(Samples.user(number)), by: nil, once: nil)
    }
  }

  /// The integers that a query answers, row by row.
  func integers(_ sql: String) throws -> [Int64] { try store.integers(sql) }

  /// Has the lane take all of `asked` as one batch, in their order.
  func together(_ asked: [Asked]) async throws -> [Result<Answered, StoreError>] {
    let plug = Asked(AddUser(try Samples.user(Int.random(in: 1_000_000_000...9_999_999_999))))
    return await together(asked, behind: plug) { await $0.answer(of: $1) }
  }

  /// The same for whatever can be asked. The lane is held meanwhile by the commit of `plug`, which changes something.
  func together<Question: Sendable, Answer: Sendable>(
    _ questions: [Question], behind plug: Question,
    _ ask: @escaping @Sendable (Question, any CommandStore) async -> Answer
  ) async -> [Answer] {
    let (commands, gate) = (commands, gate)
    gate.close()
    return await withTaskGroup(of: (Int, Answer).self) { group in
      group.addImmediateTask { (-1, await ask(plug, commands)) }
      await gate.held()
      for (index, question) in questions.enumerated() {
        group.addImmediateTask { (index, await ask(question, commands)) }
      }
      gate.open()
      var answers: [(Int, Answer)] = []
      for await answer in group where answer.0 >= 0 { answers.append(answer) }
      return answers.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}

/// A folder that goes with the last who knows it.
final class WriteFolder: Sendable {
  let path = FileManager.default.temporaryDirectory.appending(path: "write-side-\(UUID())").path

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var storeFile: String { "\(path)/store.db" }
}

/// A clock that stands still until it is moved.
final class TestClock: Sendable {
  private let time = Mutex<Timestamp>(.init("2026-01-01T12:00:00Z"))

  var now: Timestamp { time.withLock { $0 } }

  func advance(seconds: Int64) {
    time.withLock { $0 = Timestamp(microseconds: $0.microseconds + seconds * 1_000_000) }
  }
}

extension SQLiteStore {
  /// The integers that a query answers, row by row.
  func integers(_ sql: String) throws -> [Int64] {
    let connection = try SQLiteConnection(path: files.store, mode: .reading)
    defer { connection.close() }
    var integers: [Int64] = []
    try connection.statement(sql).forEachRow { (row) throws(SQLError) in integers.append(try row.integer()) }
    return integers
  }

  /// Every row of every table, as SQL literals.
  func contents() throws -> [String] {
    let connection = try SQLiteConnection(path: files.store, mode: .reading)
    defer { connection.close() }
    var selections: [String] = []
    let tables = try connection.statement(
      """
      SELECT 'SELECT ' || quote(m.name) || ' || '':'' || ' ||
        (SELECT group_concat('quote(' || i.name || ')', ' || '','' || ') FROM pragma_table_info(m.name) i)
        || ' FROM ' || m.name || ' ORDER BY 1'
      FROM sqlite_schema m WHERE m.type = 'table' ORDER BY m.name
      """)
    try tables.forEachRow { (row) throws(SQLError) in selections.append(try row.text()) }
    var contents: [String] = []
    for selection in selections {
      try connection.statement(selection).forEachRow { (row) throws(SQLError) in contents.append(try row.text()) }
    }
    return contents
  }
}
