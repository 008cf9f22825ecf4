@testable import CassandraClient
import CQLProtocol
import Testing

@Suite("Rows as Swift values")
struct RequestRowTests {
  private static let address = UserDefinedType(
    keyspace: "ks", name: "address", fields: [.init("street", .text), .init("floor", .int)])

  private static func columns(_ types: [(String, CQLType)]) -> [ColumnSpec] {
    types.map { ColumnSpec(keyspace: "ks", table: "t", name: $0.0, type: $0.1) }
  }

  private func rows() throws -> Rows {
    try Rows(
      columns: Self.columns([("k", .int), ("v", .text)]),
      [[.int(1), .text("a")], [.int(2), .null]])
  }

  private struct Pair: RowDecodable, Equatable {
    let v: String?
    let k: Int

    init(_ k: Int, _ v: String?) {
      self.k = k
      self.v = v
    }

    init(row: NamedRow) throws(CQLValueError) {
      v = try row.decode("v")
      k = try row.decode("k")
    }
  }

  private struct Address: CQLUserType, Equatable {
    var street: String
    var floor: Int?
    var extra: String?

    init(_ street: String, _ floor: Int?) {
      self.street = street
      self.floor = floor
    }

    var cqlFields: [String: any CQLEncodable] {
      var fields: [String: any CQLEncodable] = ["street": street, "floor": floor]
      if let extra { fields["extra"] = extra }
      return fields
    }

    init(cqlFields: CQLFields) throws(CQLValueError) {
      street = try cqlFields.decode("street")
      floor = try cqlFields.decode("floor")
    }
  }

  @Test("A row is a tuple of its columns")
  func tuples() throws {
    let rows = try rows()
    let (k, v) = try rows[0].decode(as: (Int, String?).self)
    #expect(k == 1 && v == "a")
    let second: (Int32, String?) = try rows[1].decode()
    #expect(second.0 == 2 && second.1 == nil)
  }

  @Test("A row of another number of columns, or null where none may be, is an error that names it")
  func wrongTuples() throws {
    let row = try rows()[1]
    #expect(throws: CQLValueError.self) { try row.decode(as: (Int, String?, Int).self) }
    #expect(throws: CQLValueError.self) { try row.decode(as: Int.self) }
    let error = #expect(throws: CQLValueError.self) { try row.decode(as: (Int, String).self) }
    #expect(error?.column == "v")
  }

  @Test("A single column is a value")
  func single() throws {
    let rows = try Rows(columns: Self.columns([("count", .bigint)]), [[.bigint(7)]])
    #expect(try rows[0].decode(as: Int.self) == 7)
  }

  @Test("Rows are structs, whose columns are found by name in any order")
  func structs() throws {
    #expect(try rows().decode(as: Pair.self) == [Pair(1, "a"), Pair(2, nil)])
    #expect(try rows()[0].decode(as: Pair.self) == Pair(1, "a"))
  }

  @Test("A column that is not there is an error with its name")
  func missingColumn() throws {
    let rows = try Rows(columns: Self.columns([("k", .int)]), [[.int(1)]])
    let error = #expect(throws: CQLValueError.self) { try rows.decode(as: Pair.self) }
    #expect(error?.column == "v")
  }

  @Test("A type that asks for other columns of other rows is served all the same")
  func varyingColumns() throws {
    struct Varying: RowDecodable {
      let values: [Int]
      init(row: NamedRow) throws(CQLValueError) {
        let a: Int = try row.decode("a")
        values =
          a == 1 ? [a, try row.decode("b"), try row.decode("c")] : [a, try row.decode("c"), try row.decode("b")]
      }
    }
    let rows = try Rows(
      columns: Self.columns([("c", .int), ("b", .int), ("a", .int)]),
      [[.int(3), .int(2), .int(1)], [.int(30), .int(20), .int(10)], [.int(3), .int(2), .int(1)]])
    #expect(try rows.decode(as: Varying.self).map(\.values) == [[1, 2, 3], [10, 30, 20], [1, 2, 3]])
  }

  @Test("A user defined type is a struct; fields added later are null, and a field it has not is an error")
  func userTypes() throws {
    let type = CQLType.userDefined(Self.address)
    var values = BoundValues()
    try values.append(Address("Main", 3), as: type)
    let cell = try #require(values.cell(at: 0))
    #expect(try Address(cql: cell, as: type) == Address("Main", 3))
    #expect(try CQLValue(cql: cell, as: type) == .userDefined([.text("Main"), .int(3)]))

    var short = BoundValues()
    try short.append(CQLValue.userDefined([.text("Old")]), as: type)
    #expect(try Address(cql: try #require(short.cell(at: 0)), as: type) == Address("Old", nil))

    var extra = Address("Main", 3)
    extra.extra = "lost"
    #expect(throws: CQLValueError.self) { try values.append(extra, as: type) }
    #expect(throws: CQLValueError.self) { try values.append(Address("Main", 3), as: .tuple([.text, .int])) }
  }

  @Test("A CQL tuple is a CQLTuple of as many parts")
  func cqlTuples() throws {
    let type = CQLType.tuple([.int, .text])
    var values = BoundValues()
    try values.append(CQLTuple(1, String?.none), as: type)
    let cell = try #require(values.cell(at: 0))
    let tuple = try CQLTuple<Int, String?>(cql: cell, as: type)
    #expect(tuple.elements.0 == 1 && tuple.elements.1 == nil)
    #expect(throws: CQLValueError.self) { try CQLTuple<Int>(cql: cell, as: type) }
    #expect(throws: CQLValueError.self) { try values.append(CQLTuple(1, "a", 2), as: type) }
    #expect(CQLTuple(Int32(1), "a").cqlType == type)
  }
}
