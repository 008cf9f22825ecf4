public import CQLProtocol

/// Which requests a rule is about.
public struct FakeCondition: Sendable {
  let matches: @Sendable (FakeRequest) -> Bool

  /// Requests of which that is true.
  public static func when(_ isMeant: @escaping @Sendable (FakeRequest) -> Bool) -> FakeCondition {
    FakeCondition(matches: isMeant)
  }

  /// Every request.
  public static let any = when { _ in true }
  /// Requests with that opcode.
  public static func opcode(_ opcode: Opcode) -> FakeCondition { when { $0.opcode == opcode } }
  /// STARTUP.
  public static let startup = opcode(.startup)
  /// AUTH_RESPONSE.
  public static let authResponse = opcode(.authResponse)
  /// OPTIONS.
  public static let options = opcode(.options)
  /// REGISTER.
  public static let register = opcode(.register)
  /// QUERY.
  public static let query = opcode(.query)
  /// PREPARE.
  public static let prepare = opcode(.prepare)
  /// EXECUTE.
  public static let execute = opcode(.execute)
  /// BATCH.
  public static let batch = opcode(.batch)

  /// QUERY with that text.
  public static func query(_ text: String) -> FakeCondition { opcode(.query) && statement(text) }
  /// PREPARE of that text.
  public static func prepare(_ text: String) -> FakeCondition { opcode(.prepare) && statement(text) }
  /// EXECUTE of a statement with that text.
  public static func execute(_ text: String) -> FakeCondition { opcode(.execute) && statement(text) }
  /// Anything with a statement of that text, prepared or not, alone or in a batch.
  public static func statement(_ text: String) -> FakeCondition { when { $0.queries.contains(text) } }
  /// Anything with a statement that contains that text.
  public static func statement(containing text: String) -> FakeCondition {
    when { $0.queries.contains { $0.contains(text) } }
  }

  /// Requests of that stream.
  public static func stream(_ stream: Int16) -> FakeCondition { when { $0.stream == stream } }
  /// Requests on the node's connection of that number, counted from 1.
  public static func connection(_ number: Int) -> FakeCondition { when { $0.connection == number } }

  /// What both are about.
  public static func && (left: FakeCondition, right: FakeCondition) -> FakeCondition {
    when { left.matches($0) && right.matches($0) }
  }

  /// What either is about.
  public static func || (left: FakeCondition, right: FakeCondition) -> FakeCondition {
    when { left.matches($0) || right.matches($0) }
  }

  /// What the other is not about.
  public static prefix func ! (other: FakeCondition) -> FakeCondition { when { !other.matches($0) } }
}
