/// Why a server could not be started or changed.
public enum HTTPServerError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The library refused: a key or a certificate that is malformed or does not fit, or no memory or descriptors left.
  case refused
  /// The server has been drained.
  case drained

  public var description: String {
    switch self {
    case .refused: "The HTTP daemon could not be started: check the TLS certificate and its key, if any."
    case .drained: "The HTTP server has been drained."
    }
  }
}
