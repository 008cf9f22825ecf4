/// What an envelope carries (v5 §2.4.1.4, v4 §2.4).
public enum Opcode: UInt8, Hashable, Sendable, CaseIterable {
  case error = 0x00
  case startup = 0x01
  case ready = 0x02
  case authenticate = 0x03
  case options = 0x05
  case supported = 0x06
  case query = 0x07
  case result = 0x08
  case prepare = 0x09
  case execute = 0x0A
  case register = 0x0B
  case event = 0x0C
  case batch = 0x0D
  case authChallenge = 0x0E
  case authResponse = 0x0F
  case authSuccess = 0x10

  /// Whether nodes send it to clients.
  public var isResponse: Bool {
    switch self {
    case .error, .ready, .authenticate, .supported, .result, .event, .authChallenge, .authSuccess: true
    case .startup, .options, .query, .prepare, .execute, .register, .batch, .authResponse: false
    }
  }

  /// Whether it is the answer to STARTUP after which both sides use what was agreed upon.
  var endsStartup: Bool { self == .ready || self == .authenticate }
}
