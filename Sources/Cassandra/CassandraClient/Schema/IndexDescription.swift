/// A secondary index.
public struct IndexDescription: Hashable, Sendable {
  /// The index's name.
  public let name: String
  /// Which kind it is: `COMPOSITES`, `KEYS`, or `CUSTOM` where a class makes it.
  public let kind: String
  /// What it is told: the indexed column under `target`, the class of a custom one under `class_name`, and more.
  public let options: [String: String]

  /// What is indexed: a column, or `values(column)` and the like of a collection.
  public var target: String? { options["target"] }
  /// The class that makes it, where it is a custom one.
  public var className: String? { options["class_name"] }
}
