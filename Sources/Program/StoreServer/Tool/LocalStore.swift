import EventLoops
import Terminal

/// A store that another process of this machine serves, reached over HTTP/1.1, one connection a request.
struct LocalStore: ServedStore {
  private let socket: SocketAddress

  init(at socket: SocketAddress) { self.socket = socket }

  var address: String { "\(socket)" }

  func answer(to target: String, sending body: ServedBody?) async throws -> ServedAnswer {
    let loops = try LoopGroup(count: 1, name: "client")
    try loops.start()
    do {
      let connection = try await TCPStream.connect(to: socket, on: loops.next())
      defer { connection.close() }
      let answer = try await exchange(target, body, over: connection)
      await loops.shutdown()
      return answer
    } catch {
      await loops.shutdown()
      throw error
    }
  }

  private func exchange(
    _ target: String, _ body: ServedBody?, over connection: TCPStream
  ) async throws -> ServedAnswer {
    try await connection.write(head(of: target, body))
    // A refusal may come while the body is still being sent, and then is the answer: the server reads no more.
    async let received = answer(from: connection)
    do {
      try await send(body, over: connection)
    } catch {
      return try await received
    }
    return try await received
  }

  private func head(of target: String, _ body: ServedBody?) -> [UInt8] {
    var head = "\(body == nil ? "GET" : "POST") \(target) HTTP/1.1\r\nHost: \(address)\r\nConnection: close\r\n"
    if let body { head += "Content-Type: \(body.type)\r\nContent-Length: \(body.length)\r\n" }
    return Array((head + "\r\n").utf8)
  }

  private func send(_ body: ServedBody?, over connection: TCPStream) async throws {
    guard let body else { return }
    while true {
      let piece = try await body.next()
      if piece.isEmpty { return }
      try await connection.write(piece)
    }
  }

  /// Everything up to the end of the connection.
  private func answer(from connection: TCPStream) async throws -> ServedAnswer {
    var bytes: [UInt8] = []
    while let piece = try await connection.read() { bytes += piece }
    guard let answer = ServedAnswer(parsing: bytes) else {
      throw NetworkError(.truncated, "the store at \(address) closed the connection before it had answered")
    }
    return answer
  }
}

extension ServedAnswer {
  /// Reads a whole HTTP/1.1 answer with a length, as our own server sends to a request that closes the connection.
  /// - Returns: `nil` if it is of another form, or cut short.
  fileprivate init?(parsing bytes: [UInt8]) {
    guard let end = bytes.firstRange(of: [0x0d, 0x0a, 0x0d, 0x0a]) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
    let length = lines.dropFirst().lazy.map { $0.split(separator: ":", maxSplits: 1) }
      .first { $0.first?.lowercased() == "content-length" }?.last
      .flatMap { Int($0.filter { !$0.isWhitespace }) }
    let body = bytes[end.upperBound...]
    guard let length, body.count == length else { return nil }
    self.init(status: status, body: Array(body))
  }
}
