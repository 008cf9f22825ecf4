internal import Synchronization

/// Which authorities a client believes.
public enum TLSTrust: Sendable {
  /// Those the operating system is set up with.
  case system
  /// Those in a file of PEM certificates.
  case file(String)
  /// Those in PEM text.
  case pem([UInt8])
}

/// What a client checks of the server's certificate.
public enum TLSVerification: Sendable {
  /// That a trusted authority vouches for it and that it names the host. The only choice that is safe.
  case full
  /// That a trusted authority vouches for it, whoever it names: for clusters whose nodes share one certificate.
  case authority
  /// Nothing: anyone on the way can read and change everything. For trying things out.
  case none
}

/// A certificate, with those of the authorities between it and a trusted one, and its private key.
public enum TLSIdentity: Sendable {
  /// Paths of PEM files.
  case files(certificate: String, key: String)
  /// PEM text.
  case pem(certificate: [UInt8], key: [UInt8])
}

/// How a client uses TLS: versions 1.2 and 1.3, host names checked. Reading the authorities takes milliseconds, so make
/// one and use it for all connections.
public final class TLSClientConfiguration: Sendable {
  /// What is checked of the server's certificate.
  public let verification: TLSVerification
  private let trust: TLSTrust
  private let identity: TLSIdentity?
  private let state: Mutex<State>

  private struct State {
    var credentials: TLSCredentials
    /// The files as they were when they were last read, or could not be.
    var files: [FileStamp?]
  }

  /// - Parameters:
  ///   - trust: which authorities to believe.
  ///   - identity: the client's own certificate, for servers that ask for one.
  ///   - verification: what to check of the server's certificate.
  /// - Throws: ``NetworkError`` with the code `invalidCredentials`.
  public init(
    trust: TLSTrust = .system, identity: TLSIdentity? = nil, verification: TLSVerification = .full
  ) throws(NetworkError) {
    (self.verification, self.trust, self.identity) = (verification, trust, identity)
    let files = FileStamp.all(trust, identity)
    state = Mutex(State(credentials: try TLSCredentials(trust, identity), files: files))
  }

  /// What the next connection uses.
  var credentials: TLSCredentials { state.withLock(\.credentials) }

  /// Reads the files of PEM text anew if any has changed since. Connections that are made from now on use them. Takes
  /// microseconds where none has.
  /// - Returns: whether any had.
  /// - Throws: ``NetworkError`` with the code `invalidCredentials` where they cannot be used, once for each change. Those
  ///   that were read before stay in use then.
  @discardableResult
  public func reload() throws(NetworkError) -> Bool {
    try state.withLock { state throws(NetworkError) in
      // Looked at before they are read: what is written meanwhile is a change.
      let files = FileStamp.all(trust, identity)
      if files == state.files { return false }
      state.files = files
      state.credentials = try TLSCredentials(trust, identity)
      return true
    }
  }
}

/// How a server uses TLS: versions 1.2 and 1.3. To change the certificate of a running server, give its listener a new
/// configuration.
public final class TLSServerConfiguration: Sendable {
  let credentials: TLSCredentials

  /// - Parameter identity: the server's certificate and key.
  /// - Throws: ``NetworkError`` with the code `invalidCredentials`.
  public init(identity: TLSIdentity) throws(NetworkError) {
    credentials = try TLSCredentials()
    try credentials.use(identity)
  }
}
