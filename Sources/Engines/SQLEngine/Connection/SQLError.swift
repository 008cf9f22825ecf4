public import Domain

/// Why a database refused: what kind of refusal it is, and its own words.
public struct SQLError: Error, Hashable, Sendable {
  /// What can be done about it.
  public enum Kind: Hashable, Sendable {
    /// Others hold what is needed; trying again helps.
    case busy
    /// No room is left on the disk.
    case full
    /// The file or its folder may not be written.
    case readOnly
    /// The file is no database, or not a whole one, or a row holds what no program of ours wrote.
    case damaged
    /// The file or server cannot be reached.
    case cannotOpen
    /// The disk or the network failed.
    case inputOutput
    /// A row would break a rule of the schema.
    case constraint
    case other
  }

  public let kind: Kind
  /// The database's own number.
  public let code: Int32
  /// The database's own words.
  public let message: String
  /// The statement that was refused, empty if it was none.
  public let statement: String
  /// Whether nobody can tell if the transaction was committed.
  public let outcomeUnknown: Bool

  public init(_ kind: Kind, code: Int32 = 0, _ message: String, statement: String = "", outcomeUnknown: Bool = false) {
    self.kind = kind
    self.code = code
    self.message = message
    self.statement = statement
    self.outcomeUnknown = outcomeUnknown
  }

  /// A row that holds what no program of ours wrote.
  public static func unreadable(_ what: String) -> SQLError { SQLError(.damaged, "unreadable row: \(what)") }

  /// The same, of a commit of which nobody can tell whether it happened.
  public var withUnknownOutcome: SQLError {
    SQLError(kind, code: code, message, statement: statement, outcomeUnknown: true)
  }

  /// The database's words and number, without the statement, which is nobody's business outside.
  private var words: String { code == 0 ? message : "\(message) [\(code)]" }

  /// What this means for the store.
  public var unavailability: Unavailability {
    if outcomeUnknown { return .outcomeUnknown }
    return switch kind {
    case .busy: .busy
    case .full: .full
    case .readOnly: .readOnly
    case .damaged: .damaged
    case .cannotOpen, .inputOutput, .constraint, .other: .failed(words)
    }
  }
}

extension SQLError: CustomStringConvertible {
  public var description: String {
    statement.isEmpty ? words : "\(words) (in: \(statement.prefix(120)))"
  }
}
