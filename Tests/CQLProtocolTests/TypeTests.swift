import CQLProtocol
import Testing

@Suite("Types")
struct TypeTests {
  /// The type that the bytes of an [option] are, as the one column of a result.
  private func type(_ option: String) throws -> CQLType? {
    let body = hex("00000002 00000001 00000001 0001 \"k\" 0001 \"t\" 0001 \"c\" \(option) 00000000")
    guard case .result(.rows(let rows))? = try envelope(bytes(5, .result, body: body))?.response().body else {
      return nil
    }
    return rows.columns.first?.type
  }

  /// The [option] of a class of the node's.
  private func option(ofClass name: String) -> String {
    let digits = String(name.utf8.count, radix: 16)
    return "0000 \(String(repeating: "0", count: 4 - digits.count))\(digits) \"\(name)\""
  }

  @Test(
    "Each id is its type",
    arguments: [
      ("0001", .ascii), ("0002", .bigint), ("0003", .blob), ("0004", .boolean), ("0005", .counter),
      ("0006", .decimal), ("0007", .double), ("0008", .float), ("0009", .int), ("000b", .timestamp), ("000c", .uuid),
      ("000d", .text), ("000e", .varint), ("000f", .timeuuid), ("0010", .inet), ("0011", .date), ("0012", .time),
      ("0013", .smallint), ("0014", .tinyint), ("0015", .duration), ("0020 0009", .list(.int)),
      ("0021 000d 0022 0009", .map(.text, .set(.int))), ("0031 0002 0009 000d", .tuple([.int, .text])),
      (
        "0030 0001 \"k\" 0001 \"u\" 0001 0001 \"f\" 0009",
        .userDefined(UserDefinedType(keyspace: "k", name: "u", fields: [.init("f", .int)]))
      ),
    ] as [(String, CQLType)])
  func ids(option: String, type: CQLType) throws {
    #expect(try self.type(option) == type)
    let column = ColumnSpec(keyspace: "k", table: "t", name: "c", type: type)
    let body = hex("00000002 00000001 00000001 0001 \"k\" 0001 \"t\" 0001 \"c\" \(option) 00000000")
    #expect(try image(ResultResponse.rows(try Rows(columns: [column], [])), .v5) == bytes(5, .result, body: body))
  }

  @Test("An id of no type is an error", arguments: ["000a", "0016", "001f", "0023", "0032", "ffff"])
  func unknownID(option: String) {
    #expect(throws: CQLProtocolError.self) { try type(option) }
  }

  private static let package = "org.apache.cassandra.db.marshal."

  @Test(
    "A class of the node's is its type (case 10)",
    arguments: [
      ("VectorType(org.apache.cassandra.db.marshal.FloatType , 3)", .vector(.float, dimension: 3)),
      ("DurationType", .duration), ("FrozenType(org.apache.cassandra.db.marshal.Int32Type)", .int),
      (
        "VectorType(org.apache.cassandra.db.marshal.VectorType(UTF8Type,2),4)",
        .vector(.vector(.text, dimension: 2), dimension: 4)
      ),
      ("ListType(FrozenType(SetType(org.apache.cassandra.db.marshal.LongType)))", .list(.set(.bigint))),
      ("MapType(AsciiType,TupleType(ByteType,ShortType))", .map(.ascii, .tuple([.tinyint, .smallint]))),
      (
        "UserType(ks,61c3a9,66:Int32Type,67:ListType(UUIDType))",
        .userDefined(
          UserDefinedType(keyspace: "ks", name: "aé", fields: [.init("f", .int), .init("g", .list(.uuid))]))
      ),
      ("ListType(com.example.Odd(1,x(2)))", .list(.custom("com.example.Odd(1,x(2))"))),
    ] as [(String, CQLType)])
  func classes(name: String, type: CQLType) throws {
    #expect(CQLType(className: Self.package + name) == type)
    #expect(try self.type(option(ofClass: Self.package + name)) == type)
  }

  @Test(
    "A class that is not known, or not written as one, stays what it is (case 10)",
    arguments: [
      "com.example.Odd", "", "ListType", "ListType(", "ListType()", "ListType(Int32Type", "ListType(Int32Type))",
      "VectorType(Int32Type)", "VectorType(Int32Type,0)", "VectorType(Int32Type,-1)",
      "VectorType(Int32Type,9999999999)",
      "MapType(Int32Type)", "UserType(ks,6x,66:Int32Type)", "UserType(ks,6,66:Int32Type)", "TupleType()", "(((",
      "é(,:)",
    ])
  func unknown(name: String) throws {
    let type = CQLType(className: name)
    #expect(type == .custom(name))
    #expect(try self.type(option(ofClass: name)) == .custom(name))
  }

  @Test("Vectors are sent as their class and read back")
  func vectors() throws {
    let user = UserDefinedType(keyspace: "k", name: "u é", fields: [.init("f g", .vector(.int, dimension: 2))])
    let inner: [CQLType] = [.float, .list(.text), .map(.int, .tuple([.date])), .userDefined(user), .set(.duration)]
    for element in inner {
      let column = ColumnSpec(keyspace: "k", table: "t", name: "c", type: .vector(element, dimension: 7))
      let envelope = try envelope(try image(ResultResponse.rows(try Rows(columns: [column], [])), .v4))
      guard case .result(.rows(let rows))? = try envelope?.response().body else {
        Issue.record("no rows")
        return
      }
      #expect(rows.columns == [column])
    }
  }

  @Test("Types may be 32 deep in each other, no deeper")
  func depth() throws {
    #expect(try type(String(repeating: "0020", count: 31) + "0009") != nil)
    #expect(throws: CQLProtocolError.self) { try type(String(repeating: "0020", count: 32) + "0009") }
    #expect(throws: CQLProtocolError.self) { try type(String(repeating: "0020", count: 100_000)) }
    let deep = String(repeating: "ListType(", count: 5_000)
    #expect(CQLType(className: deep) == .custom(deep))
  }

  @Test("Types are written as CQL writes them")
  func wording() {
    let type = CQLType.map(.text, .tuple([.vector(.float, dimension: 3), .list(.int), .set(.uuid)]))
    #expect(type.description == "map<text, tuple<vector<float, 3>, list<int>, set<uuid>>>")
    #expect(CQLType.userDefined(UserDefinedType(keyspace: "k", name: "u", fields: [])).description == "k.u")
    #expect(CQLType.custom("x.Y").description == "'x.Y'")
  }
}
