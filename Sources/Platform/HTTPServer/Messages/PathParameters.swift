/// The captures of a route's path by name.
public struct PathParameters: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  private var values: [String] = []
  private var names: [String] = []

  public init() {}

  init(names: [String], values: [String]) {
    self.names = names
    self.values = values
  }

  public init(dictionaryLiteral elements: (String, String)...) {
    names = elements.map(\.0)
    values = elements.map(\.1)
  }

  /// The decoded segment that stands where the pattern names `{name}`.
  public subscript(name: String) -> String? {
    names.firstIndex(of: name).map { values[$0] }
  }
}
