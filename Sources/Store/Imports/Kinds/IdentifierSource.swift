public import Domain

/// Where the identifiers of what is imported come from.
public struct IdentifierSource: Sendable {
  /// The time now.
  public let clock: @Sendable () -> Timestamp
  private let random: @Sendable () -> UInt64

  /// - Parameter random: 64 bits of chance each time.
  public init(clock: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> UInt64) {
    self.clock = clock
    self.random = random
  }

  func next<Entity>() -> Identifier<Entity> { Identifier(at: clock(), random: random()) }
}
