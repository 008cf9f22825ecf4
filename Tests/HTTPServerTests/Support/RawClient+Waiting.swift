import Glibc

/// Waiting as tests do: without keeping their thread.
extension RawClient {
  func send(_ text: String) async throws { try await send(Array(text.utf8)) }

  /// Sends all bytes, reading meanwhile; what the server no longer takes is given up.
  func send(_ bytes: [UInt8]) async throws {
    var rest = sendAvailable(bytes[...])
    try await wait {
      rest = sendAvailable(rest)
      readAvailable()
      return rest.isEmpty
    }
  }

  /// Reads until `condition` holds or the server closes.
  /// - Throws: when neither happens in time.
  func read(until condition: (RawClient) -> Bool = { _ in false }) async throws {
    try await wait {
      readAvailable()
      return isClosed || condition(self)
    }
  }

  /// Reads until that many responses are complete or the server closes.
  func readResponses(_ count: Int) async throws { try await read { $0.responses.count >= count } }

  private func wait(until condition: () -> Bool) async throws {
    for _ in 0..<Self.patience * 500 {
      if condition() { return }
      try await Task.sleep(for: .milliseconds(2))
    }
    throw Failed(operation: "wait, after \(text.prefix(200))")
  }
}

/// Waiting as threads do.
extension RawClient {
  /// Sends all bytes, reading meanwhile; what the server no longer takes is given up.
  func blockingSend(_ bytes: [UInt8]) throws {
    var rest = sendAvailable(bytes[...])
    while !rest.isEmpty {
      try block(until: Int16(POLLOUT | POLLIN))
      readAvailable()
      rest = sendAvailable(rest)
    }
  }

  /// Reads until that many responses are complete or the server closes.
  func blockingRead(_ count: Int) throws {
    readAvailable()
    while !isClosed && responses.count < count {
      try block(until: Int16(POLLIN))
      readAvailable()
    }
  }

  private func block(until events: Int16) throws {
    var state = pollfd(fd: descriptor, events: events, revents: 0)
    guard poll(&state, 1, Int32(Self.patience) * 1000) == 1 else { throw Failed(operation: "poll") }
  }
}
