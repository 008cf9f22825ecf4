import Commands
import Domain
import Foundation
import SQLEngine
import SQLiteEngine
import StoreSamples
import Testing

@Suite("A store's folder is opened by one process, checked, and brought up to date")
struct OpeningTests {
  private let folder = WriteFolder()

  private func open() throws -> SQLiteStore {
    try SQLiteStore(folder: folder.path) { Timestamp("2026-01-01T12:00:00Z") }
  }

  private func refusal() -> OpeningError? { #expect(throws: OpeningError.self) { try open() } }

  /// A store with a user, closed again.
  private func makeStore() async throws {
    let commands = try open().startCommands(telling: LogListener { _ in })
    _ = try await commands.execute(AddUser(Samples.user(1)), by: nil, once: nil)
    await commands.stop()
  }

  private func execute(_ sql: String) throws {
    let connection = try SQLiteConnection(path: folder.storeFile, mode: .durable)
    defer { connection.close() }
    try connection.execute(sql)
  }

  @Test("A folder that is not there is made, with those above it; opening again changes nothing")
  func fresh() async throws {
    let deep = WriteFolder()
    let store = try SQLiteStore(folder: deep.path + "/shops/one/") { Timestamp("2026-01-01T12:00:00Z") }
    #expect(store.files.store == deep.path + "/shops/one/store.db")
    try await makeStore()
    let contents = try open().contents()
    #expect(try open().contents() == contents)
  }

  @Test("A ledger that was kept by position and ordinal is the same when it is kept by one number")
  func ledger() async throws {
    let commands = try open().startCommands(telling: LogListener { _ in })
    _ = try await commands.execute(AddUser(Samples.user(1)), by: nil, once: nil)
    for number in 1...3 {
      _ = try await commands.execute(AddProduct(Samples.product(number), onHand: 50), by: nil, once: nil)
    }
    for number in 1...20 {
      let items = try (1...3).map { PlaceOrder.Item(try Quantity(1), of: Samples.productID($0)) }
      let order = try PlaceOrder(id: Samples.orderID(number), buyer: Samples.userID(1), items: items)
      _ = try await commands.execute(order, by: nil, once: nil)
    }
    await commands.stop()
    let contents = try open().contents()
    #expect(contents.count { $0.hasPrefix("stock_movements") } == 63)

    try execute(
      """
      CREATE TABLE before (
        position INTEGER NOT NULL, ordinal INTEGER NOT NULL, product_id BLOB NOT NULL, delta INTEGER NOT NULL,
        balance INTEGER NOT NULL CHECK (balance >= 0), reason TEXT NOT NULL, order_id BLOB, note TEXT,
        time INTEGER NOT NULL, actor BLOB, PRIMARY KEY (position, ordinal)
      ) STRICT, WITHOUT ROWID
      """)
    try execute(
      """
      INSERT INTO before SELECT place >> 20, place & 1048575, product_id, delta, balance, reason, order_id, note, time,
        actor FROM stock_movements
      """)
    try execute("DROP TABLE stock_movements")
    try execute("ALTER TABLE before RENAME TO stock_movements")
    try execute("DELETE FROM schema_migrations WHERE number = 4")
    #expect(try open().contents() == contents)
  }

  @Test("A second process is refused and told who has it")
  func secondOpener() throws {
    let first = try open()
    let refusal = refusal()
    #expect(refusal == .inUse(folder: folder.path, by: FolderHolder(process: getpid(), address: nil)))
    #expect(refusal?.description.contains("in use by process \(getpid())") == true)
    first.announce(address: "127.0.0.1:5000")
    let informed = FolderHolder(process: getpid(), address: "127.0.0.1:5000")
    #expect(self.refusal() == .inUse(folder: folder.path, by: informed))
    #expect(SQLiteStore.holder(of: folder.path) == informed)
    _ = consume first
    #expect(SQLiteStore.holder(of: folder.path) == nil)
    _ = try open()
  }

  @Test(
    "Whoever has a copy of the lock's descriptor, as a program that is just being started, does not keep the folder")
  func copiedLock() throws {
    let first = try open()
    let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter { name in
      let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")
      return path?.hasPrefix(folder.path) == true && path?.hasSuffix("lock") == true
    }
    try #require(descriptors.count == 1)
    let copy = dup(try #require(descriptors.first.flatMap { Int32($0) }))
    defer { close(copy) }
    _ = consume first
    #expect(SQLiteStore.holder(of: folder.path) == nil)
    _ = try open()
  }

  @Test("What is above the folder may be a file")
  func noFolder() throws {
    try "a file".write(toFile: folder.path, atomically: true, encoding: .utf8)
    #expect(refusal() == .noFolder(folder.path, reason: "it is not a folder"))
    let inside = #expect(throws: OpeningError.self) {
      try SQLiteStore(folder: folder.path + "/shop") { Timestamp("2026-01-01T12:00:00Z") }
    }
    #expect(inside == .noFolder(folder.path + "/shop", reason: "Not a directory"))
  }

  @Test("A file that is no database, or another program's, is left as it is")
  func foreign() async throws {
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let text = Data("not a database at all, and longer than a header of one would be, by far".utf8)
    try text.write(to: URL(filePath: folder.storeFile))
    #expect(refusal() == .foreign(folder.storeFile, reason: "file is not a database"))
    #expect(try Data(contentsOf: URL(filePath: folder.storeFile)) == text)

    try FileManager.default.removeItem(atPath: folder.storeFile)
    try execute("CREATE TABLE songs (title TEXT)")
    #expect(refusal() == .foreign(folder.storeFile, reason: "another program's database"))
  }

  /// Which page is overwritten, counted from the file's beginning, or from its end; `nil` cuts the file short.
  @Test("A file with a page overwritten, or cut short, is refused and left as it is", arguments: [1, 7, -1, nil])
  func damaged(page: Int?) async throws {
    try await makeStore()
    var bytes = try Data(contentsOf: URL(filePath: folder.storeFile))
    if let page {
      let start = page > 0 ? page * 4_096 : bytes.count + page * 4_096
      bytes.replaceSubrange(start..<start + 4_096, with: Data(repeating: 0x5a, count: 4_096))
    } else {
      bytes = bytes.prefix(bytes.count / 2)
    }
    try bytes.write(to: URL(filePath: folder.storeFile))
    let refusal = refusal()
    guard case .damaged(folder.storeFile, _) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(refusal?.description.contains("restore a backup") == true)
    #expect(try Data(contentsOf: URL(filePath: folder.storeFile)) == bytes)
  }

  @Test("A schema newer than the program is refused")
  func newer() async throws {
    try await makeStore()
    try execute("INSERT INTO schema_migrations VALUES (1000, 'tomorrow', zeroblob(32), 0)")
    #expect(refusal() == .schema(folder.storeFile, .newer(found: 1000, known: 4)))
  }

  @Test("A migration that was edited after it ran is refused")
  func edited() async throws {
    try await makeStore()
    try execute("UPDATE schema_migrations SET checksum = zeroblob(32)")
    #expect(refusal() == .schema(folder.storeFile, .edited(1, name: "the first shop")))
  }
}

@Suite("Migrations run once, in order, and whole")
struct MigratorTests {
  private let folder = WriteFolder()
  private let now: Timestamp = .init("2026-01-01T12:00:00Z")
  private let first = Migration(1, "one", ["CREATE TABLE one (a INTEGER)", "INSERT INTO one VALUES (1)"])
  private let second = Migration(2, "two", ["INSERT INTO one VALUES (2)"])
  private let connection: SQLiteConnection

  init() throws {
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    connection = try SQLiteConnection(path: folder.storeFile, mode: .durable)
  }

  private var rows: [Int64] {
    get throws {
      var rows: [Int64] = []
      try connection.statement("SELECT a FROM one ORDER BY a").forEachRow { (row) throws(SQLError) in
        rows.append(try row.integer())
      }
      return rows
    }
  }

  @Test("Those that are missing are run, the others not again")
  func missing() throws {
    try Migrator([first]).migrate(connection, at: now)
    try Migrator([first]).migrate(connection, at: now)
    #expect(try rows == [1])
    try Migrator([first, second]).migrate(connection, at: now)
    try Migrator([first, second]).migrate(connection, at: now)
    #expect(try rows == [1, 2])
    #expect(throws: SchemaError.newer(found: 2, known: 1)) { try Migrator([first]).migrate(connection, at: now) }
  }

  @Test("An edited one is refused before a later one runs")
  func edited() throws {
    try Migrator([first]).migrate(connection, at: now)
    let other = Migration(1, "one", first.statements + ["INSERT INTO one VALUES (9)"])
    #expect(throws: SchemaError.edited(1, name: "one")) {
      try Migrator([other, second]).migrate(connection, at: now)
    }
    #expect(try rows == [1])
  }

  @Test("One that fails leaves nothing behind, and runs once it is mended")
  func failing() throws {
    let wrong = Migration(2, "two", ["INSERT INTO one VALUES (2)", "INSERT INTO nowhere VALUES (1)"])
    #expect(throws: SchemaError.self) { try Migrator([first, wrong]).migrate(connection, at: now) }
    #expect(try rows == [1])
    try Migrator([first, second]).migrate(connection, at: now)
    #expect(try rows == [1, 2])
  }
}
