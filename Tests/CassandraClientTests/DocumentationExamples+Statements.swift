import CassandraClient
import EventLoops

// The examples of the pages, so that they compile; `DocumentationTests` looks for each of them here.

struct Product: RowDecodable {
  let sku: String
  let name: String
  let price: CQLDecimal?

  init(row: NamedRow) throws(CQLValueError) {
    sku = try row.decode("sku")
    name = try row.decode("name")
    price = try row.decode("price")
  }
}

struct Address: CQLUserType {
  var street: String
  var floor: Int?

  var cqlFields: [String: any CQLEncodable] { ["street": street, "floor": floor] }

  init(cqlFields: CQLFields) throws(CQLValueError) {
    street = try cqlFields.decode("street")
    floor = try cqlFields.decode("floor")
  }
}

struct OrderNumber: CQLEncodable, CQLDecodable {
  let number: Int64

  var cqlType: CQLType? { .bigint }

  func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    try number.encode(as: type, into: &writer)
  }

  init(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) {
    number = try Int64(cql: cell, as: type)
  }
}

enum Examples {
  static func start(_ use: (CassandraSession) async throws -> Void) async throws {
    let loops = try LoopGroup(count: 2)
    try loops.start()

    var configuration = CassandraConfiguration(
      contactPoints: [ContactPoint("cassandra-1.example.com"), ContactPoint("cassandra-2.example.com")])
    configuration.localDatacenter = "dc1"

    let session = try await CassandraSession.connect(configuration, on: loops)
    try await use(session)
    await session.close()
    await loops.shutdown()
  }

  static func first(_ session: CassandraSession) async throws {
    let insert = try await session.prepare("INSERT INTO shop.products (sku, name) VALUES (?, ?)")
    try await session.execute(insert.bind("A-1", "Lamp").idempotent())

    let select = try await session.prepare("SELECT sku, name FROM shop.products WHERE sku = ?")
    let result = try await session.execute(select.bind("A-1"))
    for row in result.rows {
      let (sku, name) = try row.decode(as: (String, String?).self)
      print(sku, name ?? "without a name")
    }
  }

  static func scoped(_ configuration: CassandraConfiguration, _ loops: LoopGroup) async throws {
    try await CassandraSession.with(configuration, on: loops) { session in
      try await session.execute("CREATE KEYSPACE IF NOT EXISTS shop WITH replication = {'class': 'SimpleStrategy'}")
      try await session.use(keyspace: "shop")
    }
  }

  static func configured(_ configuration: inout CassandraConfiguration) {
    configuration.localRack = "rack1"
    configuration.keyspace = "shop"
    configuration.compression = .lz4
    configuration.defaults.consistency = .localQuorum
    configuration.defaults.timeout = .seconds(5)
    configuration.speculation = .percentile(0.99, atMost: 1)
    configuration.connections.maximalInFlight = 1_024
    configuration.reconnection = ReconnectionSchedule(base: .milliseconds(200), limit: .seconds(30))
  }

  static func modified(_ session: CassandraSession, _ insert: PreparedStatement) async throws {
    let statement = try insert.bind("A-1", "Lamp").at(.quorum).idempotent().within(.seconds(1))
    let result = try await session.execute(statement)
    print(result.coordinator.address, result.warnings, result.attempts)
  }

  static func bound(_ update: PreparedStatement) throws {
    _ = try update.bind("Lamp", 3, "A-1")
    _ = try update.bind(named: ["sku": "A-1", "name": "Lamp"])
    // Deletes the name.
    _ = try update.bind(String?.none, 3, "A-1")
    // Leaves the name as it is.
    _ = try update.bind(CQLValue.unset, 3, "A-1")
  }

  static func texts() throws {
    _ = try Statement("SELECT * FROM shop.products WHERE sku = ?", "A-1")
    // An int column takes Int32: nobody has told the client what the column is.
    _ = try Statement("SELECT * FROM shop.shelves WHERE number = ?", Int32(7))
    _ = try Statement("SELECT * FROM shop.products WHERE sku = :sku", named: ["sku": "A-1"])
  }

  static func decoded(_ session: CassandraSession, _ select: PreparedStatement) async throws {
    let rows = try await session.execute(select.bind("A-1")).rows
    let products = try rows.decode(as: Product.self)
    let names = try rows.map { try $0.decode("name", as: String?.self) }
    let anything = try rows.first?.value(at: 0)
    print(products, names, anything ?? .null)
  }

  static func paged(_ session: CassandraSession, _ select: PreparedStatement) async throws {
    for try await row in try session.rows(select.bind().pages(of: 1_000)) {
      print(try row.decode("sku", as: String.self))
    }

    for try await page in try session.pages(select.bind()) {
      print(try page.rows.decode(as: Product.self).count)
    }
  }

  static func resumed(
    _ session: CassandraSession, _ select: PreparedStatement, from token: [UInt8]?
  ) async throws -> [UInt8]? {
    let page = try await session.execute(
      select.bind().pages(of: 50).resuming(from: token.map { PagingState($0) }))
    return page.pagingState?.bytes
  }

  static func conditional(_ session: CassandraSession) async throws {
    let reserve = try await session.prepare("UPDATE shop.stock SET left = ? WHERE sku = ? IF left = ?")
    switch try await session.executeConditionally(reserve.bind(4, "A-1", 5)) {
    case .applied: print("reserved")
    case .refused(let existing):
      let left = try existing.first?.decode("left", as: Int?.self)
      print("left are", left.map(String.init(describing:)) ?? "none")
    }
  }

  static func afterDoubt(_ session: CassandraSession, _ select: PreparedStatement) async throws -> Int? {
    let row = try await session.execute(select.bind("A-1").at(.localSerial)).rows.first
    return try row?.decode(as: Int?.self)
  }

  static func batched(
    _ session: CassandraSession, _ order: PreparedStatement, _ line: PreparedStatement
  ) async throws {
    try await session.execute(
      Batch(.logged, [order.bind("O-1", "Mia"), line.bind("O-1", "A-1", 2), line.bind("O-1", "B-7", 1)]))
  }

  static func traced(_ session: CassandraSession, _ select: PreparedStatement) async throws {
    let result = try await session.execute(select.bind("A-1").traced())
    if let id = result.tracingID, let trace = try await session.trace(id) {
      for event in trace.events { print(event.elapsed ?? .zero, event.activity) }
    }
  }
}

extension CassandraRequest {
  /// What other drivers call a profile: several things that are said together.
  func forReports() -> Self { at(.localOne).within(.seconds(60)).pages(of: 10_000) }
}
