import EventLoops
import Testing

@Suite("Name resolution", .timeLimit(.minutes(10)))
struct ResolverTests {
  @Test("localhost is this machine, and addresses are themselves")
  func known() async throws {
    try await withLoop { loop in
      // Names that nobody answers for may keep both of libuv's threads for a while.
      let local = try await loop.resolve("localhost", port: 80, timeout: .seconds(600))
      #expect(Set(local).isSubset(of: [.loopback(port: 80), SocketAddress("[::1]:80")]))
      #expect(!local.isEmpty)
      #expect(Set(local).count == local.count)
      #expect(try await loop.resolve("2001:db8::1", port: 81).map(\.description) == ["[2001:db8::1]:81"])
    }
  }

  @Test("what cannot be a name is not found", arguments: ["", "a\0b", "no such name", "a..b"])
  func impossible(name: String) async throws {
    try await withLoop { loop in
      let error = await #expect(throws: NetworkError.self) { try await loop.resolve(name, port: 80) }
      #expect(error?.code == .nameNotFound)
    }
  }

  @Test("an unknown name is a typed error, whether there is a name server or not")
  func unknown() async throws {
    try await withLoop { loop in
      let error = await #expect(throws: NetworkError.self) {
        try await loop.resolve("unknown.invalid", port: 80, timeout: .seconds(5))
      }
      let codes: [NetworkError.Code?] = [.nameNotFound, .nameServerUnavailable, .timedOut]
      #expect(codes.contains(error?.code))
      #expect(error?.message.contains("unknown.invalid") == true)
    }
  }

  @Test("who is cancelled or out of time does not wait for the name server")
  func givingUp() async throws {
    try await withLoop { loop in
      await withThrowingTaskGroup { group in
        group.addTask { _ = try await loop.resolve("cancelled.invalid", port: 80) }
        group.cancelAll()
        await #expect(throws: CancellationError.self) { try await group.waitForAll() }
      }
      let error = await #expect(throws: NetworkError.self) {
        try await loop.resolve("late.invalid", port: 80, timeout: .zero)
      }
      #expect(error?.code == .timedOut)
    }
  }

  @Test("a loop that has ended resolves nothing")
  func ended() async throws {
    let loop = try EventLoop()
    try loop.start()
    await loop.shutdown()
    await #expect(throws: NetworkError.self) { try await loop.resolve("localhost", port: 80) }
  }
}
