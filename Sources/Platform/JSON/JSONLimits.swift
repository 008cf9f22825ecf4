/// How much a document may ask of who parses it.
public struct JSONLimits: Hashable, Sendable {
  /// How many objects and arrays may stand inside each other.
  public var depth: Int
  /// How many values the document may hold in all. Each takes some 24 bytes of memory, though its text may take two.
  public var values: Int

  /// Limits for documents from outside: 64 levels, a million values.
  public init(depth: Int = 64, values: Int = 1_000_000) {
    self.depth = depth
    self.values = values
  }
}
