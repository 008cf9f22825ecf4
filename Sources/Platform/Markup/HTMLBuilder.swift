/// Puts the pieces in the braces of an element or component together, with `if`, `if let`, `switch` and `for`.
@resultBuilder
public enum HTMLBuilder {
  @inlinable
  public static func buildBlock<each Part: HTML>(_ parts: repeat each Part) -> Sequenced<repeat each Part> {
    Sequenced(repeat each parts)
  }
  @inlinable
  public static func buildBlock<Part: HTML>(_ part: Part) -> Part { part }
  @inlinable
  public static func buildOptional<Part: HTML>(_ part: Part?) -> Part? { part }
  @inlinable
  public static func buildEither<First: HTML, Second: HTML>(first part: First) -> Either<First, Second> { .first(part) }
  @inlinable
  public static func buildEither<First: HTML, Second: HTML>(second part: Second) -> Either<First, Second> {
    .second(part)
  }
  @inlinable
  public static func buildArray<Part: HTML>(_ parts: [Part]) -> [Part] { parts }
  @inlinable
  public static func buildLimitedAvailability<Part: HTML>(_ part: Part) -> Part { part }
}

/// Pieces one after another.
public struct Sequenced<each Part: HTML>: HTML {
  @usableFromInline let parts: (repeat each Part)

  @inlinable
  init(_ parts: repeat each Part) { self.parts = (repeat each parts) }

  @inlinable
  public func render(into page: inout Page) { repeat (each parts).render(into: &page) }
}

/// One of two pieces, as an `if` with an `else` or a `switch` chose.
public enum Either<First: HTML, Second: HTML>: HTML {
  case first(First), second(Second)

  @inlinable
  public func render(into page: inout Page) {
    switch self {
    case .first(let part): part.render(into: &page)
    case .second(let part): part.render(into: &page)
    }
  }
}
