internal import CUV

/// Why an event loop could not do what it was asked for.
public enum EventLoopError: Error, Equatable, Sendable {
  /// The loop has ended, or is ending.
  case stopped
  /// The system refused; `code` is libuv's, a negated `errno`.
  case system(operation: String, code: Int32)
}

extension EventLoopError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .stopped: "The event loop has stopped."
    case .system(let operation, let code): "Could not \(operation): \(systemMessage(code))."
    }
  }
}

/// What libuv says of one of its codes.
func systemMessage(_ code: Int32) -> String { String(cString: uv_strerror(code)) }

/// Throws unless a call of libuv succeeded.
func check(_ code: Int32, _ operation: @autoclosure () -> String) throws(EventLoopError) {
  if code < 0 { throw .system(operation: operation(), code: code) }
}
