/// Proves to nodes who this is. Makes a new exchange for each connection.
public protocol Authenticator: Sendable {
  /// Begins the exchange with a node.
  /// - Parameter mechanism: the class that the node authenticates with, as it calls it.
  func begin(for mechanism: String) throws -> any AuthenticationExchange
}

/// One exchange with one node.
public protocol AuthenticationExchange {
  /// What is sent first; nil sends nothing but the message.
  mutating func initialResponse() throws -> [UInt8]?
  /// The answer to a challenge of the node.
  mutating func response(to challenge: [UInt8]?) throws -> [UInt8]?
  /// Looks at what the node sent along with its consent.
  mutating func succeeded(with token: [UInt8]?) throws
}

/// A user's name and password, as SASL's PLAIN has them (RFC 4616). Use TLS: they are readable on the way.
public struct PlainAuthenticator: Authenticator {
  private let username: String
  private let password: String

  /// Whoever has this name and password.
  public init(username: String, password: String) {
    self.username = username
    self.password = password
  }

  public func begin(for mechanism: String) -> any AuthenticationExchange {
    Exchange(token: [0] + Array(username.utf8) + [0] + Array(password.utf8))
  }

  private struct Exchange: AuthenticationExchange {
    let token: [UInt8]

    func initialResponse() -> [UInt8]? { token }
    /// Older nodes challenge with the mechanism's name; the answer is the same.
    func response(to challenge: [UInt8]?) -> [UInt8]? { token }
    func succeeded(with token: [UInt8]?) {}
  }
}
