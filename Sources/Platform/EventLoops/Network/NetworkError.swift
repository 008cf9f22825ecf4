internal import CUV

/// What went wrong between this machine and another. `message` is fit to be shown and logged: it names the address or
/// host and, where there is something to be done, says what.
public struct NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What programs tell failures apart by. More codes may come; keep a default.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let description: String
    private init(_ description: String) { self.description = description }

    /// Another socket listens at the address.
    public static let addressInUse = Code("address_in_use")
    /// The machine has no such address.
    public static let addressNotAvailable = Code("address_not_available")
    /// The text is no address, or one of another kind than is wanted.
    public static let invalidAddress = Code("invalid_address")
    /// The process may not do this.
    public static let permissionDenied = Code("permission_denied")
    /// The process or the machine has no descriptors or memory left.
    public static let resourcesExhausted = Code("resources_exhausted")

    /// The name exists nowhere, or has no address.
    public static let nameNotFound = Code("name_not_found")
    /// No name server gave an answer; trying again may help.
    public static let nameServerUnavailable = Code("name_server_unavailable")

    /// Nobody listens at the address.
    public static let connectionRefused = Code("connection_refused")
    /// There is no way to the address.
    public static let unreachable = Code("unreachable")
    /// It took longer than allowed.
    public static let timedOut = Code("timed_out")
    /// The peer has broken the connection off.
    public static let connectionReset = Code("connection_reset")
    /// The connection was closed on this side.
    public static let closed = Code("closed")
    /// The connection ended without TLS's farewell: bytes may be missing.
    public static let truncated = Code("truncated")
    /// The event loop has stopped.
    public static let loopStopped = Code("loop_stopped")

    /// The certificate's time is over.
    public static let certificateExpired = Code("certificate_expired")
    /// The certificate's time has not begun.
    public static let certificateNotYetValid = Code("certificate_not_yet_valid")
    /// No trusted authority vouches for the certificate.
    public static let certificateNotTrusted = Code("certificate_not_trusted")
    /// The certificate is another host's.
    public static let certificateForOtherHost = Code("certificate_for_other_host")
    /// The authority has withdrawn the certificate.
    public static let certificateRevoked = Code("certificate_revoked")
    /// A certificate or key given to this program cannot be used.
    public static let invalidCredentials = Code("invalid_credentials")
    /// The two sides could not agree on a TLS connection, or one broke its rules.
    public static let protocolFailure = Code("tls_protocol_failure")

    /// Anything else the system reports.
    public static let system = Code("system")
  }

  public let code: Code
  public let message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}

extension NetworkError {
  /// A failure that libuv reports with `code`, while trying to do what `attempt` says.
  init(uv code: Int32, _ attempt: String) {
    self.init(Code(uv: code), "Could not \(attempt): \(systemMessage(code)).")
  }

  static func timedOut(_ attempt: String) -> NetworkError {
    NetworkError(.timedOut, "Could not \(attempt) in the time allowed.")
  }

  static let closed = NetworkError(.closed, "The connection has been closed on this side.")
  static let loopStopped = NetworkError(.loopStopped, "The event loop has stopped.")

  init(_ error: EventLoopError) {
    switch error {
    case .stopped: self = .loopStopped
    case .system(let operation, let code): self.init(uv: code, operation)
    }
  }
}

extension NetworkError.Code {
  /// libuv's codes are negated error numbers of the system, and numbers of its own for name resolution.
  fileprivate init(uv code: Int32) {
    switch code {
    case UV_EADDRINUSE.rawValue: self = .addressInUse
    case UV_EADDRNOTAVAIL.rawValue: self = .addressNotAvailable
    case UV_EINVAL.rawValue, UV_EAFNOSUPPORT.rawValue: self = .invalidAddress
    case UV_EACCES.rawValue, UV_EPERM.rawValue: self = .permissionDenied
    case UV_EMFILE.rawValue, UV_ENFILE.rawValue, UV_ENOMEM.rawValue, UV_ENOBUFS.rawValue: self = .resourcesExhausted
    case UV_EAI_NONAME.rawValue, UV_EAI_NODATA.rawValue, UV_EAI_ADDRFAMILY.rawValue: self = .nameNotFound
    case UV_EAI_AGAIN.rawValue, UV_EAI_FAIL.rawValue: self = .nameServerUnavailable
    case UV_ECONNREFUSED.rawValue: self = .connectionRefused
    case UV_ENETUNREACH.rawValue, UV_EHOSTUNREACH.rawValue, UV_ENETDOWN.rawValue: self = .unreachable
    case UV_ETIMEDOUT.rawValue: self = .timedOut
    case UV_ECONNRESET.rawValue, UV_EPIPE.rawValue, UV_ECONNABORTED.rawValue: self = .connectionReset
    case UV_ECANCELED.rawValue: self = .closed
    default: self = .system
    }
  }
}
