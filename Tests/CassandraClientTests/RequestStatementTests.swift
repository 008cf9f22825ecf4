@testable import CassandraClient
import CQLProtocol
import Testing

@Suite("What a statement says")
struct RequestStatementTests {
  @Test("Each modifier says its own and leaves the rest")
  func modifiers() throws {
    let statement = Statement("INSERT INTO t (k) VALUES (1)").at(.quorum).at(serial: .serial).idempotent()
      .within(.seconds(1)).pages(of: 7).resuming(from: PagingState([1])).timestamped(9).traced()
      .payload(["a": [1]]).in(keyspace: "ks")
    let options = statement.options
    #expect(options.consistency == .quorum && options.serialConsistency == .serial)
    #expect(options.isIdempotent == true && options.timeout == .seconds(1))
    #expect(options.pageSize == 7 && options.pagingState == PagingState([1]))
    #expect(options.timestamp == 9 && options.isTraced && options.keyspace == "ks")
    #expect(options.payload == ["a": [1]])
    #expect(Batch().at(.one).options.consistency == .one)
  }

  @Test("Reads and writes are told apart by their first word")
  func kinds() {
    #expect(StatementKind(of: "/* UPDATE */ select * from t") == .read)
    #expect(StatementKind(of: "INSERT INTO t (k) VALUES (1)") == .write)
    #expect(StatementKind(of: "TRUNCATE t") == .other)
    #expect(Statement("UPDATE t SET v = 1 WHERE k = 1 IF EXISTS").isConditional)
    #expect(!Batch(.logged, [Statement("DELETE FROM t WHERE k = 1")]).isConditional)
  }

  @Test(
    "A condition is seen where CQL has one",
    arguments: [
      "UPDATE t SET v = 1 WHERE k = 1 IF v = 2", "insert into t (k) values (1) if not exists",
      "DELETE FROM t WHERE k = 1 IF EXISTS", "/* SELECT */ -- SELECT\nUPDATE t SET v='it''s' WHERE k=1 IF v=''",
      "BEGIN BATCH INSERT INTO t (k) VALUES (1) IF NOT EXISTS; APPLY BATCH",
      "UPDATE t SET v = $$it's$$ WHERE k=1 IF v=2",
      "UPDATE t SET v=1 WHERE k=1 // why\nIF v=2",
    ])
  func condition(_ query: String) {
    #expect(StatementKind(of: query) == .conditional)
  }

  @Test(
    "What only looks like a condition is none",
    arguments: [
      "INSERT INTO t (k) VALUES ('x IF y')", "UPDATE t SET \"a IF b\" = 1 WHERE k = 1",
      "INSERT INTO t (k) VALUES (1) -- IF",
      "INSERT INTO t (k) /* IF */ VALUES (1)", "INSERT INTO t (k, v) VALUES (1, $$ IF ' $$)",
      "UPDATE iff SET if_v = 1 WHERE vif = 2", "CREATE TABLE IF NOT EXISTS t (k int PRIMARY KEY)",
      "DROP TABLE IF EXISTS t", "INSERT INTO t (k) VALUES ('unterminated IF", "", "  -- nothing",
      "INSERT INTO t (k) VALUES (1) /* IF",
    ])
  func noCondition(_ query: String) {
    #expect(StatementKind(of: query) != .conditional)
  }

  @Test("Values of a text are sent as their own types")
  func naturalTypes() throws {
    let statement = try Statement(
      "INSERT", Int32(1), 2, "x", true, [UInt8]([1, 2]), Int?.none, [Int32(3)], CQLValue.unset, ["k": Int16(4)])
    let cells = statement.values.cells.map(\.cell)
    #expect(cells[0].content == [0, 0, 0, 1])
    #expect(cells[1].content == [0, 0, 0, 0, 0, 0, 0, 2])
    #expect(cells[2].content == Array("x".utf8))
    #expect(cells[3].content == [1])
    #expect(cells[4].content == [1, 2])
    #expect(cells[5].isNull)
    #expect(cells[6].content == [0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 3])
    #expect(cells[7].isUnset)
    #expect(cells[8].content == [0, 0, 0, 1, 0, 0, 0, 1, 0x6B, 0, 0, 0, 2, 0, 4])
  }

  @Test("Every value of a type of its own is encoded as that type")
  func everyNaturalType() throws {
    let values: [CQLValue] = [
      .boolean(true), .tinyint(1), .smallint(1), .int(1), .bigint(1), .varint(CQLVarint(1)),
      .decimal(CQLDecimal(unscaled: CQLVarint(1), scale: 2)), .float(1), .double(1), .text("a"), .blob([1]),
      .uuid(CQLUUID(high: 1, low: 2)), .inet(InetAddress(v4: 1)), .date(CQLDate(daysSinceEpoch: 1)),
      .timestamp(CQLTimestamp(milliseconds: 1)), .list([.int(1)]), .set([.text("a")]),
      .map([.init(.int(1), .text("b"))]),
      .tuple([.int(1), .null]), .vector([.float(1), .float(2)]), .list([]), .set([]), .map([]),
    ]
    for value in values {
      let statement = try Statement("q", value)
      let type = try #require(value.cqlType)
      let cell = try #require(statement.values.cell(at: 0))
      #expect(try CQLValue(cql: cell, as: type) == value)
    }
  }

  @Test("Named values of a text carry their names")
  func named() throws {
    let statement = try Statement("SELECT * FROM t WHERE k = :k", named: ["k": Int32(1)])
    #expect(statement.values.areNamed)
    #expect(statement.values.cells.first?.name == "k")
  }

  @Test("A value that does not know its type is refused in a text")
  func noNaturalType() throws {
    struct Opaque: CQLEncodable {
      func encode(as type: CQLType, into writer: inout ByteWriter) {}
    }
    let error = try #require(throws: CassandraError.self) { try Statement("q", Opaque()) }
    #expect("\(error)".contains("Prepare the statement"))
  }
}
