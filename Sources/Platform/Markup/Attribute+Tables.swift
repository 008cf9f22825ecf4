/// What cells of tables may have.
extension Attribute {
  /// How many columns a cell covers.
  public static func colspan(_ value: Int?) -> Attribute { Attribute("colspan", number: value) }
  /// How many rows a cell covers.
  public static func rowspan(_ value: Int?) -> Attribute { Attribute("rowspan", number: value) }
  /// How many columns a `col` stands for.
  public static func span(_ value: Int?) -> Attribute { Attribute("span", number: value) }
  /// What a `th` names.
  public static func scope(_ value: HeaderScope) -> Attribute { Attribute("scope", value.rawValue) }
  /// The ids of the cells that name this one.
  public static func headers(_ value: String?) -> Attribute { Attribute("headers", value) }
}

/// What a cell names.
public enum HeaderScope: String, Sendable {
  case col, row, colgroup, rowgroup
}
