/// A materialized view.
public struct ViewDescription: Hashable, Sendable {
  /// What the view is as a table of its own.
  public let table: TableDescription
  /// The table that it is made from.
  public let baseTable: String
  /// Which of its rows are in the view, as CQL writes it.
  public let condition: String
  /// Whether the view has all columns, those too that the table is given later.
  public let hasAllColumns: Bool
}
