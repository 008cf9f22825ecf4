import Domain

/// What is wrong with what a field holds.
enum FieldFault: Hashable, Sendable {
  case missing
  /// More characters than the store keeps.
  case tooLong(limit: Int)
  /// Control characters, which nobody types.
  case unprintable
  /// No amount of the store's currency; `example` is one.
  case notAmount(example: String)
  case amountTooLarge
  /// No e-mail address.
  case notAddress
  case notWhole
  case outOfRange(ClosedRange<Int>)
  /// Another one has this value.
  case taken(StoreError.Kind, value: String)
  /// The store does not take it, for a reason that no form expects.
  case refused
}

extension FieldFault {
  /// What a refusal of the store says of the field that it names.
  /// - Returns: `nil` where it is no field's fault.
  init?(_ error: StoreError) {
    switch error {
    case .outOfRange, .malformed: self = .refused
    case .alreadyExists(let kind, _, let value): self = .taken(kind, value: value)
    case .amountTooLarge: self = .amountTooLarge
    default: return nil
    }
  }
}

extension StoreError {
  /// The field that the refusal names.
  var field: String? {
    switch self {
    case .outOfRange(let field, _), .malformed(let field, _), .alreadyExists(_, let field, _): field
    default: nil
    }
  }
}
