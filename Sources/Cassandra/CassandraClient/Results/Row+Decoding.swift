public import CQLProtocol

extension Row {
  /// The columns of the row as values of these Swift types, in their order: `row.decode(as: (Int, String?).self)`.
  /// - Throws: `CQLValueError` where the row has more or fewer columns, or the content of one does not fit.
  public func decode<each Value: CQLDecodable>(
    as types: (repeat each Value).Type = (repeat each Value).self
  ) throws(CQLValueError) -> (repeat each Value) {
    var cells = OrderedCells(self)
    var count = 0
    for _ in repeat (each Value).self { count += 1 }
    try require(columns: count)
    return (repeat try cells.next((each Value).self))
  }

  /// The only column of the row as a value of a Swift type.
  /// - Throws: as `decode(as:)` of several.
  public func decode<Value: CQLDecodable>(as type: Value.Type = Value.self) throws(CQLValueError) -> Value {
    try require(columns: 1)
    return try decode(type, at: 0)
  }

  private func require(columns count: Int) throws(CQLValueError) {
    guard count == columns.count else {
      throw CQLValueError(.custom("row"), "has \(columns.count) columns and cannot be read as \(count)")
    }
  }
}

/// The cells of a row, one after another.
private struct OrderedCells {
  private let row: Row
  private var index = 0

  init(_ row: Row) { self.row = row }

  mutating func next<Value: CQLDecodable>(_ type: Value.Type) throws(CQLValueError) -> Value {
    defer { index += 1 }
    return try row.decode(type, at: index)
  }
}
