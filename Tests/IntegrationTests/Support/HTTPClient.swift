import Foundation
import JSON

/// A blocking HTTP/1.1 client with one connection, kept open. Used by one thread at a time.
final class HTTPClient {
  /// The connection broke: nobody knows what became of the request.
  struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  struct Answer: Sendable {
    let status: Int
    let fields: [String: String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
  }

  private let port: Int
  private let waitsForReads: Bool
  private var socket: Int32 = -1
  private var received: [UInt8] = []

  /// - Parameter waitsForReads: whether a write that reads do not show yet is answered only once they do. The store itself
  ///   waits a moment, which on a loaded machine may be too short for a test that then reads.
  init(port: Int, waitsForReads: Bool = true) {
    self.port = port
    self.waitsForReads = waitsForReads
  }

  deinit { close() }

  func get(_ path: String, _ fields: [String: String] = [:]) throws -> Answer { try send("GET", path, fields, nil) }

  func post(_ path: String, _ body: JSONValue, _ fields: [String: String] = [:]) throws -> Answer {
    try send("POST", path, fields.merging(["Content-Type": "application/json"]) { own, _ in own }, body.bytes)
  }

  /// - Throws: `Broken`; `TestFailure` if what comes is no HTTP.
  func send(_ method: String, _ path: String, _ fields: [String: String], _ body: [UInt8]?) throws -> Answer {
    let answer = try exchange(method, path, fields, body)
    if waitsForReads, answer.fields["x-read-model"] == "behind", let position = answer.fields["x-write-position"] {
      try waitUntilVisible(position)
    }
    return answer
  }

  /// Returns once reads show what was written at `position`; waits some minutes at most.
  func waitUntilVisible(_ position: String) throws {
    for _ in 0..<30_000 {
      let answer = try exchange("GET", "/api/v1/products?limit=1", ["X-Min-Position": position], nil)
      if answer.status == 200, answer.fields["x-read-model"] != "behind" { return }
      usleep(10_000)
    }
    throw TestFailure("reads never showed position \(position)")
  }

  private func exchange(_ method: String, _ path: String, _ fields: [String: String], _ body: [UInt8]?) throws -> Answer
  {
    if socket < 0 { try connect() }
    do {
      var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
      for (name, value) in fields { head += "\(name): \(value)\r\n" }
      if let body { head += "Content-Length: \(body.count)\r\n" }
      try write(Array((head + "\r\n").utf8) + (body ?? []))
      let answer = try read(withoutBody: method == "HEAD")
      if answer.fields["connection"] == "close" { close() }
      return answer
    } catch {
      close()
      throw error
    }
  }

  private func connect() throws {
    received = []
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else {
      close()
      throw Broken(description: "cannot connect to port \(port)")
    }
  }

  private func close() {
    if socket >= 0 { Glibc.close(socket) }
    socket = -1
  }

  private func write(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { piece in
        Glibc.send(socket, piece.baseAddress, piece.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Broken(description: "the connection broke while writing") }
      sent += count
    }
  }

  private func read(withoutBody: Bool) throws -> Answer {
    var end: Int?
    while end == nil {
      end = received.firstRange(of: Array("\r\n\r\n".utf8))?.lowerBound
      if end == nil { try receive() }
    }
    guard let end else { throw TestFailure("no head") }
    let lines = String(decoding: received[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    received.removeFirst(end + 4)
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { fields[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
    }
    guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw TestFailure("not an HTTP answer: \(lines[0])")
    }
    if fields["transfer-encoding"] == "chunked", !withoutBody {
      return Answer(status: status, fields: fields, body: try readChunks())
    }
    let length = withoutBody || status == 304 || status == 204 ? 0 : Int(fields["content-length"] ?? "0") ?? 0
    while received.count < length { try receive() }
    defer { received.removeFirst(length) }
    return Answer(status: status, fields: fields, body: Array(received.prefix(length)))
  }

  /// A body of unknown length (RFC 9112 §7.1), as the store sends it: without extensions and trailers.
  private func readChunks() throws -> [UInt8] {
    var body: [UInt8] = []
    while true {
      let size = try readLine()
      guard let count = Int(size, radix: 16) else { throw TestFailure("not a chunk: \(size)") }
      while received.count < count + 2 { try receive() }
      body += received.prefix(count)
      received.removeFirst(count + 2)
      if count == 0 { return body }
    }
  }

  private func readLine() throws -> String {
    while true {
      if let end = received.firstRange(of: Array("\r\n".utf8)) {
        defer { received.removeFirst(end.upperBound) }
        return String(decoding: received[..<end.lowerBound], as: UTF8.self)
      }
      try receive()
    }
  }

  private func receive() throws {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &piece, piece.count, 0)
    guard count > 0 else { throw Broken(description: "the connection broke while reading") }
    received += piece.prefix(count)
  }
}
