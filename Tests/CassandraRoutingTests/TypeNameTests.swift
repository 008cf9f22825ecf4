import CQLProtocol
import Randomness
import Testing

@testable import CassandraClient

@Suite("Types as system_schema writes them")
struct TypeNameTests {
  private func type(_ name: String, _ userTypes: [String: TypeResolver.Fields] = [:]) -> CQLType {
    TypeResolver(keyspace: "shop", userTypes).type(name)
  }

  @Test("Every type without parameters has its name")
  func simple() {
    let types: [CQLType] = [
      .ascii, .bigint, .blob, .boolean, .counter, .date, .decimal, .double, .duration, .float, .inet, .int, .smallint,
      .text, .time, .timestamp, .timeuuid, .tinyint, .uuid, .varint,
    ]
    for wanted in types { #expect(type(wanted.description) == wanted) }
  }

  @Test("Collections, tuples and vectors are made of others; what is frozen is the same type")
  func nested() {
    #expect(type("frozen<map<text, int>>") == .map(.text, .int))
    #expect(type("list<frozen<set<timeuuid>>>") == .list(.set(.timeuuid)))
    #expect(type("tuple<int, frozen<list<text>>, blob>") == .tuple([.int, .list(.text), .blob]))
    #expect(type("vector<float, 3>") == .vector(.float, dimension: 3))
    #expect(type("map<text,frozen<vector<frozen<list<int>>,2>>>") == .map(.text, .vector(.list(.int), dimension: 2)))
  }

  @Test("Classes of the nodes' stand in quotes")
  func classes() {
    #expect(
      type("'org.apache.cassandra.db.marshal.ListType(org.apache.cassandra.db.marshal.UTF8Type)'") == .list(.text))
    #expect(type("frozen<list<'com.example.Odd'>>") == .list(.custom("com.example.Odd")))
    #expect(type("'com.example.It''s'") == .custom("com.example.It's"))
  }

  @Test("Types that somebody created are found by their names, quoted or not, and may be made of each other")
  func userTypes() {
    let given: [String: TypeResolver.Fields] = [
      "place": [("street", "text"), ("floors", "list<int>")],
      "Odd \"one\"": [("where", "frozen<place>"), ("rest", "map<text, frozen<place>>")],
    ]
    let place = CQLType.userDefined(
      UserDefinedType(keyspace: "shop", name: "place", fields: [.init("street", .text), .init("floors", .list(.int))]))
    let odd = UserDefinedType(
      keyspace: "shop", name: "Odd \"one\"", fields: [.init("where", place), .init("rest", .map(.text, place))])
    #expect(type("frozen<place>", given) == place)
    #expect(type(#"list<frozen<"Odd ""one""">>"#, given) == .list(.userDefined(odd)))
    #expect(TypeResolver(keyspace: "shop", given).userTypes.map(\.name) == ["Odd \"one\"", "place"])
    #expect(TypeResolver(keyspace: "shop", given).userTypes.first == odd)
  }

  @Test("A type made of itself ends, as no node would have it")
  func cycle() {
    let given: [String: TypeResolver.Fields] = ["a": [("b", "b")], "b": [("a", "frozen<a>"), ("n", "int")]]
    let inner = UserDefinedType(
      keyspace: "shop", name: "b", fields: [.init("a", .custom("frozen<a>")), .init("n", .int)])
    #expect(
      type("a", given)
        == .userDefined(UserDefinedType(keyspace: "shop", name: "a", fields: [.init("b", .userDefined(inner))])))
  }

  @Test("Types made of ever more of each other take no more time than there are types")
  func wide() {
    var given: [String: TypeResolver.Fields] = ["t0": [("n", "int")]]
    for level in 1..<30 {
      given["t\(level)"] = [("a", "t\(level - 1)"), ("b", "t\(level - 1)"), ("c", "t\(level - 1)")]
    }
    #expect(TypeResolver(keyspace: "shop", given).userTypes.count == 30)
  }

  @Test(
    "What is not written as a type is kept as it is written",
    arguments: [
      "", " ", "place", "list<", "list<int", "list<int>>", "map<int>", "vector<float, 0>", "vector<float, -1>",
      "vector<float, 99999999999>", "vector<float>", "tuple<>", "list<>", "int int", "\"open", "'open", "<int>", ">",
      "frozen", "bag<int>",
    ])
  func damaged(name: String) { #expect(type(name) == .custom(name)) }

  @Test("However deep types are said to be inside each other, reading them ends")
  func deep() {
    let depth = 100_000
    for part in ["list<", "frozen<", "tuple<", "map<int,"] {
      let name = String(repeating: part, count: depth) + "int" + String(repeating: ">", count: depth)
      #expect(type(name) == .custom(name))
    }
    var given: [String: TypeResolver.Fields] = ["t0": [("n", "int")]]
    for level in 1..<10_000 { given["t\(level)"] = [("a", "frozen<t\(level - 1)>")] }
    if case .custom = type("t9999", given) { Issue.record("its outer parts can be read") }
    let shallow = String(repeating: "list<", count: 20) + "int" + String(repeating: ">", count: 20)
    #expect(type(shallow).description == shallow)
    #expect(type(shallow) != .custom(shallow))
  }

  @Test("Whatever the text, reading it ends without a fault")
  func anything() {
    var random = TestSeed.random(for: "Names of types")
    let parts = ["list<", "map<", "tuple<", "vector<", "frozen<", ">", ",", " ", "int", "place", "'", "\"", "3", "ü"]
    for _ in 0..<2_000 {
      let name = (0..<Int.random(in: 0...12, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
      _ = type(name.joined(), ["place": [("street", "text")]])
    }
  }
}
