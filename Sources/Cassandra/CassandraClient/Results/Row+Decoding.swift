public import CQLProtocol

extension Row {
  /// The columns of the row as values of these Swift types, in their order: `row.decode(as: (Int, String?).self)`.
  /// - Throws: `CQLValueError` where the row has more or fewer columns, or the content of one does not fit.
  @inlinable
  public func decode<each Value: CQLDecodable>(
    as types: (repeat each Value).Type = (repeat each Value).self
  ) throws(CQLValueError) -> (repeat each Value) {
    var count = 0
    for _ in repeat (each Value).self { count += 1 }
    try require(columns: count)
    var index = -1
    func next<One: CQLDecodable>(_ type: One.Type) throws(CQLValueError) -> One {
      index += 1
      return try decode(type, at: index)
    }
    return (repeat try next((each Value).self))
  }

  /// The only column of the row as a value of a Swift type.
  /// - Throws: as `decode(as:)` of several.
  @inlinable
  public func decode<Value: CQLDecodable>(as type: Value.Type = Value.self) throws(CQLValueError) -> Value {
    try require(columns: 1)
    return try decode(type, at: 0)
  }

  @usableFromInline
  func require(columns count: Int) throws(CQLValueError) {
    guard count == columns.count else {
      throw CQLValueError(.custom("row"), "has \(columns.count) columns and cannot be read as \(count)")
    }
  }
}
