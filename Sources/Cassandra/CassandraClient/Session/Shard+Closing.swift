import EventLoops

extension Shard {
  /// Takes no more requests, waits for those on their way, and closes. From any executor.
  func close(within limit: Duration) async {
    let clock = settings.clock
    await withCheckedContinuation { continuation in
      let once = Once(continuation)
      let runs = loop.execute { [self] in
        let timer = clock.schedule(on: loop, after: limit) { [self] in
          close()
          once.resume()
        }
        drain { [self] in
          timer.cancel()
          close()
          once.resume()
        }
      }
      if !runs { continuation.resume() }
    }
  }

  /// Waits until each node was connected to or could not be. From any executor.
  /// - Returns: whether there is a connection to any node.
  func settled() async -> Bool {
    await withCheckedContinuation { continuation in
      let runs = loop.execute { [self] in
        whenSettled { [self] in continuation.resume(returning: channels.contains { $0.connection != nil }) }
      }
      if !runs { continuation.resume(returning: false) }
    }
  }

  /// Resumes once, whichever comes first.
  private final class Once: @unchecked Sendable {  // touched on the loop's thread only
    private var continuation: CheckedContinuation<Void, Never>?
    init(_ continuation: CheckedContinuation<Void, Never>) { self.continuation = continuation }
    func resume() {
      continuation?.resume()
      continuation = nil
    }
  }
}
