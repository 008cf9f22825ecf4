@testable import CassandraClient
import CQLProtocol
import Testing

@Suite("What a prepared statement is bound to")
struct RequestBindingTests {
  private static let k = ColumnSpec(keyspace: "ks", table: "t", name: "k", type: .int)
  private static let c = ColumnSpec(keyspace: "ks", table: "t", name: "c", type: .text)
  private static let v = ColumnSpec(keyspace: "ks", table: "t", name: "v", type: .text)

  private func prepared(
    _ markers: [ColumnSpec] = [k, c, v], key: [Int] = [0], _ query: String = "INSERT"
  ) -> PreparedStatement {
    PreparedStatement(
      query: query, keyspace: nil, id: [1], markers: markers, partitionKey: key,
      kind: StatementKind(of: query), result: ResultColumns(id: nil, columns: []))
  }

  private func problem(_ body: @autoclosure () throws -> Statement) -> String {
    do {
      _ = try body()
      return "nothing"
    } catch { return "\(error)" }
  }

  @Test("Values go to the markers in their order, encoded as these want them")
  func order() throws {
    let cells = try prepared().bind(1, "a", "b").values.cells.map(\.cell.content)
    #expect(cells == [[0, 0, 0, 1], [0x61], [0x62]])
  }

  @Test("nil is null, unset leaves the cell, and what is missing is unset (case 40)")
  func nullAndUnset() throws {
    let null = try prepared().bind(1, String?.none, CQLValue.unset).values.cells.map(\.cell)
    #expect(null[1].isNull && null[2].isUnset)
    let missing = try prepared().bind(1).values.cells.map(\.cell)
    #expect(missing.count == 3 && missing[1].isUnset && missing[2].isUnset)
  }

  @Test("A partition key with a part that is null, unset or missing is refused (case 40)")
  func partitionKey() {
    let both = prepared(key: [0, 1])
    #expect(problem(try both.bind(1, String?.none)).contains("text column `c` is of the partition key"))
    #expect(problem(try both.bind(CQLValue.unset, "c")).contains("int column `k` is of the partition key"))
    #expect(problem(try both.bind(1)).contains("text column `c` is of the partition key"))
    #expect(problem(try both.bind(named: ["c": "x"])).contains("int column `k` is of the partition key"))
    #expect(problem(try both.bind(1, "c")) == "nothing")
  }

  @Test("Names are those of the markers; one that is not there is an error")
  func names() throws {
    let cells = try prepared().bind(named: ["v": "x", "k": 1]).values.cells.map(\.cell)
    #expect(cells[0].content == [0, 0, 0, 1] && cells[1].isUnset && cells[2].content == [0x78])
    #expect(problem(try prepared().bind(named: ["k": 1, "zz": 1])).contains("no bind marker named zz"))
  }

  @Test("A name that several markers have binds them all")
  func repeatedNames() throws {
    let cells = try prepared([Self.k, Self.v, Self.v]).bind(named: ["v": "x", "k": 1]).values.cells.map(\.cell.content)
    #expect(cells == [[0, 0, 0, 1], [0x78], [0x78]])
  }

  @Test("More values than markers, and values that do not fit, are refused")
  func refusals() {
    #expect(problem(try prepared().bind(1, "a", "b", "c")).contains("more values than the statement's 3"))
    #expect(problem(try prepared().bind(3_000_000_000, "a")).contains("int column `k` cannot hold 3000000000"))
    #expect(problem(try prepared().bind("k")).contains("int column `k`"))
    #expect(problem(try prepared().bind(values: [1, "a", "b", "c"])).contains("more values"))
  }

  @Test("The token is that of the partition, whichever markers its key has")
  func token() throws {
    #expect(try prepared().bind(42, "a", "b").token == Token(rawValue: -7_160_136_740_246_525_330))
    #expect(try prepared(key: []).bind(42).token == nil)
    let other = prepared([Self.v, Self.c, Self.k], key: [2])
    #expect(try other.bind("v", "c", 42).token == Token(rawValue: -7_160_136_740_246_525_330))
  }

  @Test("What is bound is conditional or a read as its text says")
  func kind() throws {
    #expect(try prepared([], key: [], "SELECT * FROM t").bind().kind == .read)
    #expect(try prepared([], key: [], "DELETE FROM t WHERE k=1 IF EXISTS").bind().isConditional)
  }
}
