public import CQLProtocol

/// A function that somebody created.
public struct FunctionDescription: Hashable, Sendable {
  /// One argument.
  public struct Argument: Hashable, Sendable {
    /// The argument's name.
    public let name: String
    /// What its values are.
    public let type: CQLType
  }

  /// The function's name, as the system tables spell it. Others may have it too, with other arguments.
  public let name: String
  /// The arguments, in their order.
  public let arguments: [Argument]
  /// What it returns.
  public let returnType: CQLType
  /// What its body is written in, such as `java`.
  public let language: String
  /// What it does, in that language.
  public let body: String
  /// Whether it is asked where an argument is null; otherwise null is what it returns then.
  public let isCalledOnNull: Bool
}

/// An aggregate that somebody created: a function of many rows.
public struct AggregateDescription: Hashable, Sendable {
  /// The aggregate's name, as the system tables spell it. Others may have it too, with other arguments.
  public let name: String
  /// What the values of its arguments are, in their order.
  public let argumentTypes: [CQLType]
  /// What it returns.
  public let returnType: CQLType
  /// The function that makes the next state of the state and a row's arguments.
  public let stateFunction: String
  /// What its states are.
  public let stateType: CQLType
  /// The function that makes what is returned of the last state; nil returns that.
  public let finalFunction: String?
  /// The first state, as CQL writes it; nil is null.
  public let initialState: String?
}
