import Domain
import Foundation
import SQLEngine
import SQLiteEngine
import Testing

@Suite("A connection keeps values as they are, and tells refusals apart")
struct SQLiteConnectionTests {
  private let folder = WriteFolder()
  private let connection: SQLiteConnection

  init() throws {
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    connection = try SQLiteConnection(path: folder.storeFile, mode: .durable)
    try connection.execute("CREATE TABLE things (a, b TEXT CHECK (b <> 'no'), c BLOB UNIQUE)")
  }

  @Test("Text, bytes, integers, identifiers and nothing come back as they went in")
  func values() throws {
    let id = Identifier<Order>(high: 0x0102_0304_0506_0708, low: UInt64.max)
    let texts = ["", "a", "é日🎁", "nul\u{0}inside", "'quoted\"", String(repeating: "long ", count: 20_000)]
    for text in texts {
      let insert = try connection.statement("INSERT INTO things VALUES (?, ?, ?) RETURNING a, b, c, NULL, x'', ?")
      insert.bind(Int64.min)
      insert.bind(text)
      insert.bind(bytes: Array(text.utf8).span.bytes)
      insert.bind(id)
      let row = try insert.firstRow { (row) throws(SQLError) in
        #expect(try row.integer() == Int64.min)
        #expect(try row.text() == text)
        #expect(try row.bytes() == Array(text.utf8))
        #expect(row.skipNull())
        #expect(!row.skipNull())
        #expect(try row.bytes() == [])
        return try row.id() as Identifier<Order>
      }
      #expect(row == id)
    }
  }

  @Test("A column of another type is told by its name")
  func otherType() throws {
    let select = try connection.statement("SELECT 'text' AS price")
    let error = #expect(throws: SQLError.self) { try select.firstRow { (row) throws(SQLError) in try row.integer() } }
    #expect(error == .unreadable("column price is not an integer"))
    let short = try connection.statement("SELECT x'0102' AS id")
    #expect(throws: SQLError.unreadable("column id is not an identifier")) {
      try short.firstRow { (row) throws(SQLError) in try row.id() as Identifier<Order> }
    }
  }

  @Test("A statement with too few or too many parameters does not run, and works again after")
  func parameters() throws {
    let insert = try connection.statement("INSERT INTO things VALUES (?, ?, x'01')")
    insert.bind(1 as Int64)
    #expect(throws: SQLError.self) { try insert.run() }
    for _ in 0..<3 { insert.bind(1 as Int64) }
    #expect(throws: SQLError.self) { try insert.run() }
    insert.bind(1 as Int64)
    insert.bind("x")
    try insert.run()
  }

  @Test("Refusals have their kinds")
  func kinds() throws {
    #expect(
      kind { () throws(SQLError) in try connection.execute("INSERT INTO things VALUES (1, 'no', x'02')") }
        == .constraint)
    #expect(kind { () throws(SQLError) in try connection.execute("SELEKT") } == .other)
    #expect(
      kind { () throws(SQLError) in _ = try SQLiteConnection(path: "/nowhere/at/all.db", mode: .durable) }
        == .cannotOpen)
    let reading = try SQLiteConnection(path: folder.storeFile, mode: .reading)
    #expect(kind { () throws(SQLError) in try reading.execute("DELETE FROM things") } == .readOnly)
    try connection.execute("PRAGMA max_page_count = 1")
    #expect(
      kind { () throws(SQLError) in try connection.execute("CREATE TABLE more AS SELECT zeroblob(99999)") } == .full)
    let other = try SQLiteConnection(path: folder.storeFile, mode: .disposable)
    try other.execute("PRAGMA busy_timeout = 1")
    try connection.begin()
    #expect(kind { () throws(SQLError) in try other.begin() } == .busy)
    connection.rollback()
  }

  private func kind(_ body: () throws(SQLError) -> Void) -> SQLError.Kind? {
    do {
      try body()
      return nil
    } catch {
      return error.kind
    }
  }

  @Test("A transaction that throws leaves nothing, and the next one can begin")
  func rollback() throws {
    let refused = SQLError(.other, "enough")
    #expect(throws: refused) {
      try connection.transaction { () throws(SQLError) in
        try connection.execute("INSERT INTO things VALUES (1, 'x', x'03')")
        throw refused
      }
    }
    try connection.transaction { () throws(SQLError) in
      try connection.execute("INSERT INTO things VALUES (2, 'x', x'03')")
    }
    let rows = try connection.statement("SELECT a FROM things").firstRow { (row) throws(SQLError) in try row.integer() }
    #expect(rows == 2)
  }
}
