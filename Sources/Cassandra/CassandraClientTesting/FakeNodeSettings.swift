public import CQLProtocol

/// What a ``FakeNode`` is able and willing to do. Changes hold for what comes after them.
public struct FakeNodeSettings: Sendable {
  /// How it refuses a version of the protocol that it does not speak.
  public enum VersionRefusal: Sendable {
    /// As releases from 4.0 on do: with a list of versions, on stream 0, in its own newest version.
    case listing
    /// As releases 3.x do: with the lowest and the greatest version, likewise.
    case range
    /// As a release does of which the version is not finished: in that version, on the request's stream.
    case beta
    /// With that error in an envelope of that version, on stream 0.
    case error(ServerError, version: UInt8)
  }

  /// The versions that it speaks.
  public var versions: Set<ProtocolVersion> = [.v4, .v5]
  /// How it refuses others.
  public var versionRefusal = VersionRefusal.listing
  /// What it offers to compress with. Of these only LZ4 is there.
  public var compression = ["snappy", "lz4"]
  /// What else SUPPORTED tells.
  public var supportedOptions: [String: [String]] = [:]
  /// Whether and how clients prove who they are.
  public var authentication = FakeAuthentication.none
  /// Whether requests are kept for ``FakeNode/received(_:)``. Whoever sends millions has no use for that.
  public var remembersRequests = true
  /// How large messages may be.
  public var limits = FrameLimits()

  /// What a node does that is set up as it came.
  public init() {}
}

/// How a ``FakeNode`` finds out who is there.
public enum FakeAuthentication: Sendable {
  /// What the node says to a token.
  public enum Verdict: Sendable {
    /// It wants to know more.
    case challenge([UInt8]?)
    /// It knows who is there.
    case success([UInt8]?)
    /// It does not believe it.
    case failure(String)
  }

  /// Everybody may come in.
  case none
  /// Users with these passwords may come in, as with Cassandra's `PasswordAuthenticator`.
  case passwords([String: String])
  /// A class of that name decides about each token; the first is number 1.
  case scripted(authenticator: String, @Sendable (_ token: [UInt8]?, _ number: Int) -> Verdict)

  /// The class that AUTHENTICATE names; nil if nobody is asked.
  var authenticator: String? {
    switch self {
    case .none: nil
    case .passwords: "org.apache.cassandra.auth.PasswordAuthenticator"
    case .scripted(let authenticator, _): authenticator
    }
  }

  func verdict(on token: [UInt8]?, number: Int) -> Verdict {
    switch self {
    case .none: return .success(nil)
    case .scripted(_, let decide): return decide(token, number)
    case .passwords(let passwords):
      let parts = (token ?? []).split(separator: 0, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return .failure("Password must not be null") }
      let user = String(decoding: parts[1], as: UTF8.self)
      guard let password = passwords[user], Array(password.utf8) == Array(parts[2]) else {
        return .failure("Provided username \(user) and/or password are incorrect")
      }
      return .success(nil)
    }
  }
}
