public import Domain

/// What a command answers. Kept with the idempotency key, so that a repeated request gets the first answer.
public protocol Outcome: Sendable {
  /// The same in the closed form that engines keep.
  var answer: Answer { get }

  /// - Returns: `nil` if `answer` is of another kind.
  init?(_ answer: Answer)
}

/// Every kind of outcome. Closed: what is written down can be read back.
public enum Answer: Hashable, Sendable {
  case product(Product)
  case user(User)
  case stock(Stock)
  case order(Order)
  case imported(ImportOutcome)
}

/// What became of one thing to import.
public enum ImportOutcome: String, CaseIterable, Sendable {
  case added
  /// It was here already, just as given.
  case unchanged
}

extension Product: Outcome {
  public var answer: Answer { .product(self) }

  public init?(_ answer: Answer) {
    guard case .product(let product) = answer else { return nil }
    self = product
  }
}

extension User: Outcome {
  public var answer: Answer { .user(self) }

  public init?(_ answer: Answer) {
    guard case .user(let user) = answer else { return nil }
    self = user
  }
}

extension Stock: Outcome {
  public var answer: Answer { .stock(self) }

  public init?(_ answer: Answer) {
    guard case .stock(let stock) = answer else { return nil }
    self = stock
  }
}

extension Order: Outcome {
  public var answer: Answer { .order(self) }

  public init?(_ answer: Answer) {
    guard case .order(let order) = answer else { return nil }
    self = order
  }
}

extension ImportOutcome: Outcome {
  public var answer: Answer { .imported(self) }

  public init?(_ answer: Answer) {
    guard case .imported(let outcome) = answer else { return nil }
    self = outcome
  }
}
