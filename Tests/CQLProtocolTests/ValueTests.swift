import Randomness
import CQLProtocol
import Testing

@Suite("Values")
struct ValueTests {
  private func cell(_ value: some CQLEncodable, _ type: CQLType) throws -> CQLCell {
    var values = BoundValues()
    try values.append(value, as: type)
    return try #require(values.cell(at: 0))
  }

  /// Checks that the value is these bytes, and these bytes the value, also where the type is not known in advance.
  private func check<Value: CQLCodable & Equatable>(
    _ value: Value, _ type: CQLType, _ image: String, _ dynamic: CQLValue
  ) throws {
    let cell = try cell(value, type)
    #expect(cell.content == hex(image))
    #expect(try Value(cql: cell, as: type) == value)
    #expect(try CQLValue(cql: cell, as: type) == dynamic)
    #expect(try self.cell(dynamic, type) == cell)
  }

  @Test("Scalars")
  func scalars() throws {
    try check(true, .boolean, "01", .boolean(true))
    try check(Int8.min, .tinyint, "80", .tinyint(.min))
    try check(Int16(-2), .smallint, "fffe", .smallint(-2))
    try check(Int32.max, .int, "7fffffff", .int(.max))
    try check(Int64(1) << 40, .bigint, "0000010000000000", .bigint(1 << 40))
    try check(7, .counter, "0000000000000007", .bigint(7))
    try check(Float(1.5), .float, "3fc00000", .float(1.5))
    try check(-0.5, .double, "bfe0000000000000", .double(-0.5))
    try check("é", .text, "c3a9", .text("é"))
    try check("a", .ascii, "61", .text("a"))
    try check([UInt8]([0, 255]), .blob, "00ff", .blob([0, 255]))
    try check([UInt8]([1]), .custom("x.Y"), "01", .custom([1]))
    let uuid = try #require(CQLUUID("550E8400-e29b-41d4-a716-446655440000"))
    try check(uuid, .uuid, "550e8400 e29b 41d4 a716 446655440000", .uuid(uuid))
    try check(InetAddress(v4: 0x7F00_0001), .inet, "7f000001", .inet(InetAddress(v4: 0x7F00_0001)))
    try check(CQLVarint(-129), .varint, "ff7f", .varint(CQLVarint(-129)))
    let timestamp = CQLTimestamp(milliseconds: -1)
    try check(timestamp, .timestamp, "ffffffffffffffff", .timestamp(timestamp))
    let time = try #require(CQLTime(nanoseconds: 1))
    try check(time, .time, "0000000000000001", .time(time))
    try check(CQLDate(daysSinceEpoch: 0), .date, "80000000", .date(CQLDate(daysSinceEpoch: 0)))
    try check(CQLDate(daysSinceEpoch: -1), .date, "7fffffff", .date(CQLDate(daysSinceEpoch: -1)))
  }

  @Test(
    "A duration is three vints",
    arguments: [
      (1, 2, 3, "020406"), (-1, -2, -3, "010305"), (0, 0, 89 * 3_600_000_000_000, "0000fe0246cde05f4000"),
    ] as [(Int32, Int32, Int64, String)])
  func durations(months: Int32, days: Int32, nanoseconds: Int64, image: String) throws {
    let duration = try #require(CQLDuration(months: months, days: days, nanoseconds: nanoseconds))
    try check(duration, .duration, image, .duration(duration))
  }

  @Test("Collections")
  func collections() throws {
    try check(
      [1, 2], .list(.int), "00000002 00000004 00000001 00000004 00000002", .list([.int(1), .int(2)]))
    try check(Set(["x"]), .set(.text), "00000001 00000001 \"x\"", .set([.text("x")]))
    try check(
      ["k": [1]], .map(.text, .list(.tinyint)), "00000001 00000001 \"k\" 00000009 00000001 00000001 01",
      .map([.init(.text("k"), .list([.tinyint(1)]))]))
    try check([UInt8]([5]), .list(.tinyint), "00000001 00000001 05", .list([.tinyint(5)]))
    try check([Int](), .list(.int), "00000000", .list([]))
  }

  @Test("Vectors tell lengths only of what may have several")
  func vectors() throws {
    try check([Float(1), 2], .vector(.float, dimension: 2), "3f800000 40000000", .vector([.float(1), .float(2)]))
    try check(["a", "bc"], .vector(.text, dimension: 2), "01 \"a\" 02 \"bc\"", .vector([.text("a"), .text("bc")]))
    try check([Int16(1)], .vector(.smallint, dimension: 1), "02 0001", .vector([.smallint(1)]))
    try check(
      [[Int32(1), 2], [3, 4]], .vector(.vector(.int, dimension: 2), dimension: 2),
      "00000001 00000002 00000003 00000004", .vector([.vector([.int(1), .int(2)]), .vector([.int(3), .int(4)])]))
    for type in [CQLType.boolean, .int, .bigint, .double, .timestamp, .uuid, .timeuuid, .date, .time, .tinyint, .inet] {
      var random = SeededRandom(seed: 5)
      let vector = CQLType.vector(type, dimension: 3)
      let value = CQLValue.vector((0..<3).map { _ in random.value(of: type) })
      #expect(try CQLValue(cql: cell(value, vector), as: vector) == value)
    }
    #expect(throws: CQLValueError.self) { try cell([1, 2, 3], .vector(.int, dimension: 2)) }
    #expect(throws: CQLValueError.self) { try [Int](cql: CQLCell(hex("00000001 02")), as: .vector(.int, dimension: 1)) }
  }

  private let user = CQLType.userDefined(
    UserDefinedType(keyspace: "k", name: "u", fields: [.init("a", .int), .init("b", .text)]))

  @Test("Tuples and user defined types may hold null, and end early")
  func parts() throws {
    let tuple = CQLType.tuple([.int, .text])
    try check(CQLValue.tuple([.int(1), .null]), tuple, "00000004 00000001 ffffffff", .tuple([.int(1), .null]))
    try check(CQLValue.tuple([.int(1)]), tuple, "00000004 00000001", .tuple([.int(1)]))
    try check(CQLValue.userDefined([.int(1)]), user, "00000004 00000001", .userDefined([.int(1)]))
    #expect(throws: CQLValueError.self) { try cell(CQLValue.tuple([.int(1), .null, .null]), tuple) }
    #expect(throws: CQLValueError.self) { try cell(CQLValue.tuple([.unset]), tuple) }
    #expect(throws: CQLValueError.self) { try CQLValue(cql: CQLCell(hex("ffffffff ffffffff 00")), as: tuple) }
  }

  @Test("Null, not set and empty are told apart")
  func nothing() throws {
    #expect(try cell(Int?.none, .int).isNull)
    #expect(try cell(CQLValue.unset, .int).isUnset)
    #expect(try cell(CQLValue.empty, .int).isEmpty)
    #expect(try Int?(cql: .null, as: .int) == nil)
    #expect(throws: CQLValueError.self) { try Int(cql: .null, as: .int) }
    #expect(throws: CQLValueError.self) { try Int?(cql: CQLCell([]), as: .int) }
    #expect(try CQLValue(cql: .null, as: .int) == .null)
    #expect(try CQLValue(cql: .unset, as: .int) == .unset)
    for type in [CQLType.int, .bigint, .boolean, .varint, .decimal, .inet, .uuid, .list(.int), .duration, .date] {
      #expect(try CQLValue(cql: CQLCell([]), as: type) == .empty)
    }
    #expect(try String(cql: CQLCell([]), as: .text).isEmpty)
    #expect(try CQLValue(cql: CQLCell([]), as: .blob) == .blob([]))
    #expect(throws: CQLValueError.self) { try cell([Int?.none], .list(.int)) }
    #expect(try [Int?](cql: CQLCell(hex("00000001 ffffffff")), as: .list(.int)) == [nil])
  }

  @Test("What does not fit is an error that names the column, the type and the value")
  func wording() throws {
    let column = ColumnSpec(keyspace: "k", table: "t", name: "n", type: .int)
    var values = BoundValues()
    func message(_ attempt: () throws(CQLValueError) -> Void) -> String {
      do throws(CQLValueError) {
        try attempt()
        return "no error"
      } catch {
        return error.description
      }
    }
    #expect(
      message { () throws(CQLValueError) in try values.append(3_000_000_000, for: column) }
        == "int column `n` cannot hold 3000000000")
    #expect(
      message { () throws(CQLValueError) in try values.append("x", for: column) } == "int column `n` cannot be a String"
    )
    #expect(values.count == 0)
    let rows = try Rows(columns: [column], [[.int(300)], [.null], [.empty]])
    #expect(
      message { () throws(CQLValueError) in _ = try rows[0].decode("n", as: Int8.self) }
        == "int column `n` holds 300, which is beyond Int8")
    #expect(
      message { () throws(CQLValueError) in _ = try rows[1].decode("n", as: Int.self) } == "int column `n` is null")
    #expect(
      message { () throws(CQLValueError) in _ = try rows[0].decode("n", as: String.self) }
        == "int column `n` cannot be a String")
    #expect(
      message { () throws(CQLValueError) in _ = try rows[0].decode("m", as: Int.self) }.contains(
        "`m` is not in the result"))
    #expect(
      message { () throws(CQLValueError) in _ = try Int(cql: CQLCell([1, 2]), as: .int) }
        == "int value has 2 bytes instead of 4")
  }

  @Test("Values that their types do not allow are not bound")
  func refused() throws {
    #expect(throws: CQLValueError.self) { try cell("é", .ascii) }
    #expect(throws: CQLValueError.self) { try cell(1.5, .float) }
    #expect(throws: CQLValueError.self) { try cell(128, .tinyint) }
    #expect(throws: CQLValueError.self) { try cell(CQLUUID(high: 0x4000, low: 0), .timeuuid) }
    #expect(throws: CQLValueError.self) { try cell(UInt64.max.description, .bigint) }
    #expect(throws: CQLValueError.self) { try CQLTime(cql: cell(Int64(86_400_000_000_000), .bigint), as: .time) }
    #expect(throws: CQLValueError.self) { try CQLDuration(cql: CQLCell(hex("020304")), as: .duration) }
    #expect(throws: CQLValueError.self) { try String(cql: CQLCell([0xFF]), as: .text) }
    #expect(throws: CQLValueError.self) { try [Int](cql: CQLCell(hex("7fffffff 00")), as: .list(.int)) }
    #expect(throws: CQLValueError.self) { try [Int](cql: CQLCell(hex("00000000 00")), as: .list(.int)) }
    #expect(CQLDuration(months: 1, days: -1) == nil)
  }

  @Test("Values of any type come back as they went, nested as they may be (case 9)")
  func roundTrip() throws {
    var random = TestSeed.random(for: "values")
    for _ in 0..<3_000 {
      let type = random.type()
      let value = random.value(of: type)
      let cell = try cell(value, type)
      #expect(try CQLValue(cql: cell, as: type) == value, "\(type)")
    }
  }
}
