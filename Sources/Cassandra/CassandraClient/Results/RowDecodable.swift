public import CQLProtocol

/// A Swift type that is made of rows, each column found by its name.
///
/// ```swift
/// struct Product: RowDecodable {
///   let sku: String
///   let price: Int64?
///
///   init(row: NamedRow) throws(CQLValueError) {
///     sku = try row.decode("sku")
///     price = try row.decode("price")
///   }
/// }
/// let products = try result.rows.decode(as: Product.self)
/// ```
public protocol RowDecodable {
  /// Makes a value of a row.
  init(row: NamedRow) throws(CQLValueError)
}

extension Rows {
  /// All rows as values of that type.
  /// - Throws: `CQLValueError` where a column is missing or its content does not fit.
  public func decode<Value: RowDecodable>(as type: Value.Type = Value.self) throws(CQLValueError) -> [Value] {
    let names = ColumnNames()
    var values: [Value] = []
    values.reserveCapacity(count)
    for row in self {
      names.rewind()
      values.append(try Value(row: NamedRow(row, names)))
    }
    return values
  }
}

extension Row {
  /// The row as a value of that type. Of many rows ``CQLProtocol/Rows/decode(as:)`` finds each column only once.
  /// - Throws: `CQLValueError` where a column is missing or its content does not fit.
  public func decode<Value: RowDecodable>(as type: Value.Type = Value.self) throws(CQLValueError) -> Value {
    try Value(row: NamedRow(self))
  }
}

/// A row whose columns are asked for by name.
public struct NamedRow {
  /// The row itself.
  public let row: Row
  private let names: ColumnNames

  fileprivate init(_ row: Row, _ names: ColumnNames) {
    self.row = row
    self.names = names
  }

  init(_ row: Row) { self.init(row, ColumnNames()) }

  /// The column of that name as a value of a Swift type.
  /// - Throws: `CQLValueError` where there is no such column or its content does not fit.
  public func decode<Value: CQLDecodable>(
    _ name: String, as type: Value.Type = Value.self
  ) throws(CQLValueError) -> Value {
    guard let index = names.index(of: name, in: row) else {
      throw CQLValueError(.custom("unknown"), "is not in the result", column: name)
    }
    return try row.decode(type, at: index)
  }
}

/// Where the columns are that a type asks for. It asks for the same ones in the same order of each row, so that they
/// are looked for in the first row only.
private final class ColumnNames {
  private var known: [(name: String, index: Int)] = []
  private var next = 0

  /// Another row begins.
  func rewind() { next = 0 }

  func index(of name: String, in row: Row) -> Int? {
    defer { next += 1 }
    if next < known.count, known[next].name == name { return known[next].index }
    guard let index = row.columns.firstIndex(where: { $0.name == name }) else { return nil }
    if next == known.count { known.append((name, index)) }
    return index
  }
}
