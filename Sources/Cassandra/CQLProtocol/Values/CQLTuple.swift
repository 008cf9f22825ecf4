/// A value of the type tuple. Swift's own tuples cannot go into columns, so this holds one.
public struct CQLTuple<each Element: Sendable>: Sendable {
  /// The parts.
  public var elements: (repeat each Element)

  /// A tuple of these parts.
  public init(_ elements: repeat each Element) { self.elements = (repeat each elements) }
}

extension CQLTuple: CQLEncodable where repeat each Element: CQLEncodable {
  public var cqlType: CQLType? {
    var types: [CQLType] = []
    for element in repeat each elements {
      guard let type = element.cqlType else { return nil }
      types.append(type)
    }
    return .tuple(types)
  }

  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    guard case .tuple(let types) = type else { throw CQLValueError(type, "cannot be a tuple") }
    var index = 0
    for element in repeat each elements {
      guard index < types.count else { throw CQLValueError(type, "has fewer than \(index + 1) parts") }
      try writer.part(element, as: types[index])
      index += 1
    }
  }
}

extension CQLTuple: CQLDecodable where repeat each Element: CQLDecodable {
  /// Parts that are missing at the end are null.
  public init(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) {
    var parts = try TupleParts(of: cell, as: type, count: Self.count)
    elements = (repeat try parts.next((each Element).self))
  }

  private static var count: Int {
    var count = 0
    for _ in repeat (each Element).self { count += 1 }
    return count
  }
}

/// The parts of a tuple, one after another.
private struct TupleParts {
  private let cells: [CQLCell]
  private let types: [CQLType]
  private var index = 0

  init(of cell: CQLCell, as type: CQLType, count: Int) throws(CQLValueError) {
    guard case .tuple(let types) = type, types.count == count else {
      throw CQLValueError(type, "cannot be a tuple of \(count)")
    }
    self.types = types
    cells = try cell.parts(of: type, atMost: count)
  }

  mutating func next<Value: CQLDecodable>(_: Value.Type) throws(CQLValueError) -> Value {
    defer { index += 1 }
    return try Value(cql: index < cells.count ? cells[index] : .null, as: types[index])
  }
}
