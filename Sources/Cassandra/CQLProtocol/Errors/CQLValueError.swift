/// Why a Swift value does not fit a column, or a column's content does not fit a Swift type.
public struct CQLValueError: Error, Hashable, Sendable {
  /// The type in question.
  public let type: CQLType
  /// The column or bind marker in question, if it is known.
  public let column: String?
  /// What is wrong, as in "cannot hold 3000000000".
  public let problem: String

  /// A fault of a value of that type. The problem's words follow the type's name in a sentence.
  public init(_ type: CQLType, _ problem: String, column: String? = nil) {
    self.type = type
    self.problem = problem
    self.column = column
  }

  /// The same fault, with the column it was met in.
  public func inColumn(_ name: String) -> CQLValueError {
    CQLValueError(type, problem, column: column ?? name)
  }
}

extension CQLValueError: CustomStringConvertible {
  /// One sentence, as in "int column `n` cannot hold 3000000000".
  public var description: String {
    if let column { "\(type) column `\(column)` \(problem)" } else { "\(type) value \(problem)" }
  }
}
