import HTTPServer
import Synchronization
import Testing

@Suite("A head that nearly fills its connection's memory")
struct HeadSizeTests {
  /// What a head of about `size` bytes is made of.
  enum Shape: CaseIterable {
    case longFields, shortFields, longQuery, queryOfShortFields, cookies

    func request(of size: Int) -> String {
      let (line, browser) = (" HTTP/1.1\r\nHost: x\r\n", String(repeating: "sec-ch-ua-mobile: ?0\r\n", count: 12))
      let rest = max(0, size - browser.utf8.count - line.utf8.count - 8)
      let filler = { (piece: String) in String(repeating: piece, count: rest / piece.utf8.count) }
      let long = String(repeating: "y", count: rest)
      return switch self {
      case .longFields: "GET /\(line)\(browser)X: \(long)\r\n\r\n"
      case .shortFields: "GET /\(line)\(browser)\(filler("Name: of-twenty-bytes\r\n"))\r\n"
      case .longQuery: "GET /?q=\(long)\(line)\(browser)\r\n"
      case .queryOfShortFields: "GET /?\(filler("quantity=12345&"))\(line)\(browser)\r\n"
      case .cookies: "GET /\(line)\(browser)Cookie: \(filler("name=value; "))z=1\r\n\r\n"
      }
    }
  }

  @Test("is answered, and its handler runs only where it is not refused", arguments: Shape.allCases)
  func isAnswered(_ shape: Shape) async throws {
    let runs = Atomic<Int>(0)
    let application = Application.with { routes in
      routes.on(.get, "/") { _ in
        runs.add(1, ordering: .relaxed)
        return Response(fields: ["Content-Security-Policy": String(repeating: "p", count: 1000)])
      }
    }
    try await withServer(application) { server in
      var statuses: [Int] = []
      for size in Array(stride(from: 500, to: 12 << 10, by: 40)) + Array(7000..<8200) {
        let client = try RawClient(to: server.address)
        try await client.send(shape.request(of: size))
        try await client.readResponses(1)
        let status = try #require(client.responses.first?.status, "\(size) bytes")
        #expect([200, 414, 431].contains(status), "\(size) bytes")
        statuses.append(status)
      }
      let served = statuses.prefix { $0 == 200 }.count
      #expect(500 + served * 40 > 1300 && !statuses[served...].contains(200))
      #expect(runs.load(ordering: .relaxed) == served)
    }
  }

  @Test("is answered with 500 where the answer's own head has no room", arguments: [100, 4000, 5000])
  func largeAnswer(_ size: Int) async throws {
    let application = Application.with { routes in
      routes.on(.get, "/{size}") { request in
        let size = request.parameters["size"].flatMap { Int($0) } ?? 0
        return Response(fields: ["Set-Cookie": "a=\(String(repeating: "c", count: size))"])
      }
    }
    let field = "X: \(String(repeating: "y", count: size))\r\n"
    try await withServer(application) { server in
      var statuses: [Int] = []
      for answer in stride(from: 0, to: 9000, by: 50) {
        let client = try RawClient(to: server.address)
        try await client.send("GET /\(answer) HTTP/1.1\r\nHost: x\r\n\(field)\r\n")
        try await client.readResponses(1)
        statuses.append(try #require(client.responses.first?.status, "\(answer) bytes"))
      }
      let fitting = statuses.prefix { $0 == 200 }.count
      #expect(fitting * 50 > 1500 && statuses[fitting...].allSatisfy { $0 == 500 })
    }
  }
}
