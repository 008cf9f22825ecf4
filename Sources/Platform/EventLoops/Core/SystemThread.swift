internal import CUV
internal import Glibc

/// Threads of the system in which a write to a closed socket is an error, not the end of the program.
enum SystemThread {
  /// Starts a thread nobody waits for; on the calling thread where the system has none left.
  static func startDetached(named name: String, _ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    if spawn(&thread, named: name, body) == 0 { pthread_detach(thread) } else { body() }
  }

  /// Starts a thread, which someone has to join or detach.
  /// - Returns: 0 or the system's error number, with which `body` is dropped.
  static func spawn(
    _ thread: inout pthread_t, named name: String, _ body: @escaping @Sendable () -> Void
  ) -> Int32 {
    final class Start {
      let name: String
      let body: @Sendable () -> Void
      init(_ name: String, _ body: @escaping @Sendable () -> Void) { (self.name, self.body) = (name, body) }
    }
    let start = Unmanaged.passRetained(Start(name, body))
    let code = pthread_create(
      &thread, nil,
      { raw in
        guard let raw else { return nil }
        let start = Unmanaged<Start>.fromOpaque(raw).takeRetainedValue()
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        loop_name_thread(String(decoding: start.name.utf8.prefix(15), as: UTF8.self))
        start.body()
        return nil
      }, start.toOpaque())
    if code != 0 { start.release() }
    return code
  }
}
