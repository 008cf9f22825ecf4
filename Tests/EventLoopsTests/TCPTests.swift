import EventLoops
import Testing

@Suite("TCP connections", .timeLimit(.minutes(10)))
struct TCPTests {
  @Test("what is sent comes back, from a task of the loop or of none", arguments: [true, false])
  func echoes(onLoop: Bool) async throws {
    try await withLoop { loop in
      let address = try await serve(on: loop, echo)
      let sent = pattern(3_000_000)
      let received = try await Task(executorPreference: onLoop ? loop : nil) {
        let stream = try await TCPStream.connect(to: address, on: loop)
        async let received = stream.readAll()
        for start in stride(from: 0, to: sent.count, by: 70_000) {
          try await stream.write(Array(sent[start..<min(start + 70_000, sent.count)]))
        }
        stream.finishWriting()
        return try await received
      }.value
      #expect(received == sent)
    }
  }

  @Test("connections of one loop reach a server on another")
  func twoLoops() async throws {
    try await withLoop { server in
      try await withLoop { client in
        let address = try await serve(on: server, echo)
        try await withThrowingTaskGroup { group in
          for number in 0..<50 {
            group.addTask {
              let stream = try await TCPStream.connect(to: address, on: client)
              try await stream.write("hello \(number)")
              stream.finishWriting()
              let text = String(decoding: try await stream.readAll(), as: UTF8.self)
              #expect(text == "hello \(number)")
            }
          }
          try await group.waitForAll()
        }
      }
    }
  }

  @Test("what is written in one turn arrives as one piece")
  func coalesced() async throws {
    try await withLoop { loop in
      let pieces = Shared<[Int]>([])
      let address = try await serve(on: loop) { connection in
        connection.onRead = { bytes in pieces.update { $0.append(bytes.count) } }
        connection.startReading()
      }
      let connection = try await TCPConnection.connect(to: address, on: loop)
      for _ in 0..<2 {
        let seen = pieces.value.count
        try await loop.run { for _ in 0..<100 { connection.write(pattern(10)) } }
        try await until(loop) { pieces.value.count > seen }
      }
      #expect(pieces.value == [1000, 1000])
    }
  }

  @Test("each side ends its own direction")
  func halfClose() async throws {
    try await withLoop { loop in
      let ends = Shared<[NetworkError?]>([])
      let address = try await serve(on: loop) { connection in
        var request = ""
        connection.onRead = { request += String(decoding: $0, as: UTF8.self) }
        connection.onEnd = { [unowned connection] in
          connection.write(Array("you said \(request)".utf8))
          connection.finishWriting()
        }
        connection.onClose = { error in ends.update { $0.append(error) } }
        connection.startReading()
      }
      let stream = try await TCPStream.connect(to: address, on: loop)
      try await stream.write("please")
      stream.finishWriting()
      #expect(String(decoding: try await stream.readAll(), as: UTF8.self) == "you said please")
      #expect(try await stream.read() == nil)
      await #expect(throws: NetworkError.self) { try await stream.write("more") }
      try await until(loop) { !ends.value.isEmpty }
      #expect(ends.value == [nil])
    }
  }

  @Test("a peer that stops reading makes the writer wait and bounds what it holds")
  func outboundPressure() async throws {
    try await withLoop { loop in
      let accepted = Shared<TCPConnection?>(nil)
      let received = Shared(0)
      let address = try await serve(on: loop) { connection in
        connection.onRead = { bytes in received.update { $0 += bytes.count } }
        accepted.update { $0 = connection }
      }
      let connection = try await TCPConnection.connect(to: address, on: loop)
      let stream = try await loop.run { TCPStream(connection) }
      let written = Shared(0)
      let chunk = pattern(50_000)
      let writer = Task(executorPreference: loop) {
        for _ in 0..<1000 {
          written.update { $0 += chunk.count }
          try await stream.write(chunk)
        }
        stream.finishWriting()
      }
      try await until(loop) { connection.bufferedBytes >= 64 * 1024 }
      // The system's buffers grow for a while and then no more.
      var before = -1
      while before != written.value {
        before = written.value
        try await loop.sleep(for: .milliseconds(20))
      }
      #expect(written.value < 1000 * chunk.count)
      #expect(try await loop.run { connection.bufferedBytes } <= 64 * 1024 + chunk.count)

      try await loop.run { accepted.value?.startReading() }
      try await writer.value
      try await until(loop) { received.value == 1000 * chunk.count }
    }
  }

  @Test("a stream that is not read makes its peer wait, and loses nothing")
  func inboundPressure() async throws {
    try await withLoop { loop in
      let total = 40_000_000
      let address = try await serve(on: loop) { connection in
        let left = Shared(total)
        let chunk = pattern(40_000)
        let send = { @Sendable [unowned connection] in
          while connection.isWritable && left.value > 0 {
            connection.write(chunk)
            left.update { $0 -= chunk.count }
          }
          if left.value == 0 { connection.finishWriting() }
        }
        connection.onWritable = send
        send()
      }
      let connection = try await TCPConnection.connect(to: address, on: loop)
      let stream = try await loop.run { TCPStream(connection, readLimit: 10_000) }
      try await loop.sleep(for: .milliseconds(30))
      var sum = 0
      var largest = 0
      while let bytes = try await stream.read() {
        sum += bytes.count
        largest = max(largest, bytes.count)
      }
      #expect(sum == total)
      // At most one read of the system beyond the limit.
      #expect(largest <= 10_000 + 64 * 1024)
    }
  }

  @Test("a peer that breaks off is a typed error")
  func reset() async throws {
    try await withLoop { loop in
      let accepted = Shared<TCPConnection?>(nil)
      let address = try await serve(on: loop) { connection in accepted.update { $0 = connection } }
      let stream = try await TCPStream.connect(to: address, on: loop)
      try await until(loop) { accepted.value != nil }
      try await stream.write("unread")
      try await loop.run { accepted.value?.reset() }
      let error = await #expect(throws: NetworkError.self) { try await stream.read() }
      #expect(error?.code == .connectionReset)
      #expect(error?.message == "Could not read from \(address): connection reset by peer.")
      await #expect(throws: NetworkError.self) { try await stream.write("again") }
    }
  }

  @Test("an address where nobody listens refuses")
  func refused() async throws {
    try await withLoop { loop in
      let closed = try ClosedPort()
      let error = await #expect(throws: NetworkError.self) {
        try await TCPConnection.connect(to: closed.address, on: loop)
      }
      #expect(error == NetworkError(.connectionRefused, "Could not connect to \(closed.address): connection refused."))
    }
  }

  @Test("a host is reached at whichever of its addresses answers")
  func host() async throws {
    try await withLoop { loop in
      let address = try await serve(on: loop, echo)
      let stream = try await TCPStream.connect(host: "localhost", port: address.port, on: loop, options: .patient)
      try await stream.write("found")
      stream.finishWriting()
      #expect(try await stream.readAll() == Array("found".utf8))
      #expect(stream.remoteAddress == address)
    }
  }

  @Test("of several addresses the first that answers is taken")
  func severalAddresses() async throws {
    try await withLoop { loop in
      let address = try await serve(on: loop, echo)
      let closed = try ClosedPort()
      let connection = try await TCPConnection.connect(toFirstOf: [closed.address, address], on: loop)
      #expect(connection.remoteAddress == address)

      let error = await #expect(throws: NetworkError.self) {
        try await TCPConnection.connect(toFirstOf: [closed.address, closed.address], on: loop)
      }
      #expect(error?.code == .connectionRefused)
      let none = await #expect(throws: NetworkError.self) { try await TCPConnection.connect(toFirstOf: [], on: loop) }
      #expect(none?.code == .timedOut)
    }
  }

  @Test("what is closed here tells whoever uses it, and a reader may be cancelled without harm")
  func closedHere() async throws {
    try await withLoop { loop in
      let address = try await serve(on: loop, echo)
      let stream = try await TCPStream.connect(to: address, on: loop)
      let cancelled = Task { try await stream.read() }
      try await loop.run {}
      cancelled.cancel()
      await #expect(throws: CancellationError.self) { try await cancelled.value }
      try await stream.write("still here")
      #expect(try await stream.read() == Array("still here".utf8))
      let reader = Task { try await stream.read() }
      try await loop.run {}
      stream.close()
      let error = await #expect(throws: NetworkError.self) { try await reader.value }
      #expect(error?.code == .closed)
    }
  }

  @Test("the end of the loop ends its connections, listeners and attempts")
  func endOfLoop() async throws {
    let loop = try EventLoop()
    try loop.start()
    let address = try await serve(on: loop, echo)
    let stream = try await TCPStream.connect(to: address, on: loop)
    let reader = Task(executorPreference: loop) { try await stream.read() }
    try await loop.run {}
    await loop.shutdown()
    let error = await #expect(throws: NetworkError.self) { try await reader.value }
    #expect(error?.code == .loopStopped)
    await #expect(throws: NetworkError.self) { try await TCPStream.connect(to: address, on: loop) }
    await #expect(throws: NetworkError.self) { try await stream.write("late") }
  }

  @Test("closing after writing sends everything first")
  func closeAfterWriting() async throws {
    try await withLoop { loop in
      let address = try await serve(on: loop) { connection in
        connection.write(pattern(2_000_000))
        connection.closeAfterWriting()
        connection.write([1, 2, 3])
      }
      let stream = try await TCPStream.connect(to: address, on: loop)
      #expect(try await stream.readAll() == pattern(2_000_000))
    }
  }
}
