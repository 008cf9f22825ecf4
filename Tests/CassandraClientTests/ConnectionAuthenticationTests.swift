import CQLProtocol
import CassandraClientTesting
import EventLoops
import Synchronization
import Testing

@testable import CassandraClient

@Suite("Connections prove who the client is", .timeLimit(.minutes(10)))
struct ConnectionAuthenticationTests {
  private static let users = FakeAuthentication.passwords(["anna": "secret"])

  @Test("Name and password open the connection (case 14)", arguments: ProtocolVersion.allCases, [nil, Compression.lz4])
  func password(version: ProtocolVersion, compression: Compression?) async throws {
    try await Site.with {
      $0.authenticator = PlainAuthenticator(username: "anna", password: "secret")
      $0.compression = compression
    } _: { site in
      site.node.change { $0.authentication = Self.users }
      let connection = try await site.open(version)
      try await site.roundTrip(on: connection)
      #expect(site.node.received(.authResponse).count == 1)
    }
  }

  @Test("A wrong password is told in the node's words (case 14)")
  func wrongPassword() async throws {
    try await Site.with {
      $0.authenticator = PlainAuthenticator(username: "anna", password: "guess")
    } _: { site in
      site.node.change { $0.authentication = Self.users }
      let problem = "authentication: Provided username anna and/or password are incorrect"
      #expect(await failureName { try await site.open() } == problem)
      try await site.node.untilOpen(0)
    }
  }

  @Test("A node that asks a client without an authenticator is told of with its class (case 14)")
  func notConfigured() async throws {
    try await Site.with { site in
      site.node.change { $0.authentication = Self.users }
      let problem = await failureName { try await site.open() }
      #expect(problem?.hasPrefix("authentication: ") == true)
      #expect(problem?.contains("org.apache.cassandra.auth.PasswordAuthenticator") == true)
      try await site.node.untilOpen(0)
      #expect(site.node.received(.authResponse).isEmpty)
    }
  }

  @Test("A node that asks nobody is connected to without the credentials (case 14)")
  func notAsked() async throws {
    try await Site.with {
      $0.authenticator = PlainAuthenticator(username: "anna", password: "secret")
    } _: { site in
      try await site.roundTrip(on: try await site.open())
      #expect(site.node.received(.authResponse).isEmpty)
    }
  }

  @Test(
    "Each challenge goes to the authenticator, and so does what comes with the consent (case 14)",
    arguments: [[9], nil] as [[UInt8]?])
  func challenges(last: [UInt8]?) async throws {
    let steps = Steps()
    try await Site.with {
      $0.authenticator = steps
    } _: { site in
      site.node.change {
        $0.authentication = .scripted(authenticator: "com.example.Steps") { token, number in
          switch (number, token) {
          case (1, nil): .challenge([1])
          case (2, [1, 1]?): .challenge(nil)
          case (3, []?): .success(last)
          default: .failure("not \(String(describing: token)) as number \(number)")
          }
        }
      }
      try await site.roundTrip(on: try await site.open())
      #expect(steps.mechanisms == ["com.example.Steps"])
      #expect(steps.consents == [last])
    }
  }

  @Test("An authenticator that gives up at any step ends the connection (case 14)", arguments: 0..<4)
  func givesUp(step: Int) async throws {
    try await Site.with {
      $0.authenticator = Steps(failingAt: step)
    } _: { site in
      site.node.change {
        $0.authentication = .scripted(authenticator: "com.example.Steps") { _, number in
          number == 1 ? .challenge([1]) : .success(nil)
        }
      }
      let problem = await failureName { try await site.open() }
      #expect(problem?.hasPrefix("authentication: ") == true && problem?.contains("step \(step)") == true)
      try await site.node.untilOpen(0)
    }
  }

  /// An exchange of any number of steps, which answers each challenge with itself twice.
  private final class Steps: Authenticator {
    struct GivenUp: Error, CustomStringConvertible {
      let step: Int
      var description: String { "step \(step)" }
    }

    private let failing: Int?
    private let seen = Mutex<(mechanisms: [String], consents: [[UInt8]?])>(([], []))

    init(failingAt step: Int? = nil) { failing = step }

    var mechanisms: [String] { seen.withLock { $0.mechanisms } }
    var consents: [[UInt8]?] { seen.withLock { $0.consents } }

    func begin(for mechanism: String) throws -> any AuthenticationExchange {
      seen.withLock { $0.mechanisms.append(mechanism) }
      try take(0)
      return Exchange(steps: self)
    }

    func take(_ step: Int) throws { if step == failing { throw GivenUp(step: step) } }

    struct Exchange: AuthenticationExchange {
      let steps: Steps

      func initialResponse() throws -> [UInt8]? {
        try steps.take(1)
        return nil
      }

      func response(to challenge: [UInt8]?) throws -> [UInt8]? {
        try steps.take(2)
        return (challenge ?? []) + (challenge ?? [])
      }

      func succeeded(with token: [UInt8]?) throws {
        try steps.take(3)
        steps.seen.withLock { $0.consents.append(token) }
      }
    }
  }
}
