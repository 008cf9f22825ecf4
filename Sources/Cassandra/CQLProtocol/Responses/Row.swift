/// One row of a result. Its cells are decoded when they are asked for.
public struct Row: Sendable {
  @usableFromInline let rows: Rows
  @usableFromInline let index: Int

  @inlinable
  init(rows: Rows, index: Int) {
    self.rows = rows
    self.index = index
  }

  /// The columns of the row, as of all rows of the result.
  @inlinable public var columns: [ColumnSpec] { rows.columns }

  /// The cell in the column at `index`, counted from 0; `nil` if there is no such column.
  @inlinable
  public func cell(at index: Int) -> CQLCell? {
    has(column: index) ? rows.content.cell(row: self.index, column: index) : nil
  }

  @inlinable
  func has(column index: Int) -> Bool { index >= 0 && index < rows.content.width }

  /// The column at `index`, counted from 0, as a value of a Swift type.
  ///
  /// - Throws: `CQLValueError` if there is no such column, its type is not known or its content does not fit.
  @inlinable
  public func decode<Value: CQLDecodable>(
    _ type: Value.Type = Value.self, at index: Int
  ) throws(CQLValueError) -> Value {
    guard has(column: index), index < rows.content.columns.count else { throw missing("\(index)") }
    do {
      return try Value(
        cql: rows.content.cell(row: self.index, column: index), as: rows.content.columns[index].type)
    } catch {
      throw error.inColumn(columns[index].name)
    }
  }

  /// The column of that name as a value of a Swift type.
  ///
  /// - Throws: `CQLValueError` if there is no such column or its content does not fit.
  @inlinable
  public func decode<Value: CQLDecodable>(
    _ name: String, as type: Value.Type = Value.self
  ) throws(CQLValueError) -> Value {
    guard let index = columns.firstIndex(where: { $0.name == name }) else { throw missing(name) }
    return try decode(type, at: index)
  }

  /// The column at `index`, counted from 0, whatever its type.
  ///
  /// - Throws: `CQLValueError` if there is no such column or its content is not of its type.
  public func value(at index: Int) throws(CQLValueError) -> CQLValue { try decode(at: index) }

  @usableFromInline
  func missing(_ name: String) -> CQLValueError {
    CQLValueError(.custom("unknown"), "is not in the result", column: name)
  }
}

extension Row: CustomStringConvertible {
  /// The columns' names and values, for logs of one's own and for debuggers.
  public var description: String {
    let parts = columns.indices.map { index in
      let value = (try? value(at: index).description) ?? "undecodable"
      return "\(columns[index].name): \(value)"
    }
    return "(\(parts.joined(separator: ", ")))"
  }
}
