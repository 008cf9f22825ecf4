import EventLoops
import Glibc
import Testing

@Suite("Signals", .serialized, .timeLimit(.minutes(10)))
struct SignalTests {
  @Test("a sequence of signals yields those the process gets, and ends with its loop")
  func sequence() async throws {
    let loop = try EventLoop()
    try loop.start()
    let signals = try await loop.signals(.user1, .user2)
    var received = signals.makeAsyncIterator()
    kill(getpid(), SIGUSR2)
    #expect(await received.next() == .user2)
    kill(getpid(), SIGUSR1)
    #expect(await received.next() == .user1)
    await loop.shutdown()
    #expect(await received.next() == nil)
  }

  @Test("two loops may watch one signal, and one may leave")
  func shared() async throws {
    try await withLoop { first in
      try await withLoop { second in
        var left = try await first.signals(.hangup).makeAsyncIterator()
        let brief = Task { for await _ in try await second.signals(.hangup) {} }
        try await second.run {}
        brief.cancel()
        try await brief.value
        kill(getpid(), SIGHUP)
        #expect(await left.next() == .hangup)
      }
    }
  }

  @Test("a signal that cannot be caught is an error that names it")
  func uncatchable() async throws {
    try await withLoop { loop in
      let error = await #expect(throws: EventLoopError.self) {
        _ = try await loop.signals(.user1, Signal(rawValue: SIGKILL))
      }
      #expect(error?.description == "Could not watch signal 9: invalid argument.")
    }
    #expect("\(Signal.terminate) \(Signal.interrupt)" == "SIGTERM SIGINT")
  }
}
