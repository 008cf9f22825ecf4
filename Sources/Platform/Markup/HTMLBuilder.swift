/// Puts the pieces in the braces of an element or component together, with `if`, `if let`, `switch` and `for`.
@resultBuilder
public enum HTMLBuilder {
  @inlinable
  public static func buildBlock() -> Nothing { Nothing() }
  @inlinable
  public static func buildPartialBlock<Part: HTML>(first part: Part) -> Part { part }
  @inlinable
  public static func buildPartialBlock<First: HTML, Second: HTML>(
    accumulated first: First, next second: Second
  ) -> Pair<First, Second> {
    Pair(first, second)
  }
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

/// No piece at all.
public struct Nothing: HTML {
  @inlinable
  init() {}

  @inlinable
  public func render(into page: inout Page) {}
}

/// One piece after another. Pairs of pairs and not one pack of parts, which could not be specialised and takes half as
/// long again to render.
public struct Pair<First: HTML, Second: HTML>: HTML {
  @usableFromInline let first: First
  @usableFromInline let second: Second

  @inlinable
  init(_ first: First, _ second: Second) {
    self.first = first
    self.second = second
  }

  @inlinable
  public func render(into page: inout Page) {
    first.render(into: &page)
    second.render(into: &page)
  }
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
