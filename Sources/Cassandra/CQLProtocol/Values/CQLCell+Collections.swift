extension CQLCell {
  /// What `make` makes of the elements of a list, set or vector.
  func elements<Element>(
    as type: CQLType, _ make: (CQLCell, CQLType) throws(CQLValueError) -> Element
  ) throws(CQLValueError) -> [Element] {
    try requireValue(of: type)
    var elements: [Element] = []
    switch type {
    case .list(let element), .set(let element):
      let cells = try whole(of: type) { (reader) throws(CQLProtocolError) in
        try reader.cells(count: try reader.elementCount(atLeast: 4))
      }
      elements.reserveCapacity(cells.count)
      for cell in cells { elements.append(try make(cell, element)) }
    case .vector(let element, let dimension):
      let cells = try whole(of: type) { (reader) throws(CQLProtocolError) in
        try reader.vectorCells(count: dimension, size: element.sizeInVector)
      }
      elements.reserveCapacity(cells.count)
      for cell in cells { elements.append(try make(cell, element)) }
    default: throw CQLValueError(type, cannotBe: [Element].self)
    }
    return elements
  }

  /// Calls `take` with each key and value of a map.
  func entries(
    as type: CQLType, _ take: (CQLCell, CQLType, CQLCell, CQLType) throws(CQLValueError) -> Void
  ) throws(CQLValueError) {
    guard case .map(let keyType, let valueType) = type else {
      throw CQLValueError(type, "cannot be a map")
    }
    let cells = try whole(of: type) { (reader) throws(CQLProtocolError) in
      try reader.cells(count: 2 * (try reader.elementCount(atLeast: 8)))
    }
    for index in stride(from: 0, to: cells.count, by: 2) {
      try take(cells[index], keyType, cells[index + 1], valueType)
    }
  }

  /// The parts of a tuple or user defined type: as many as there are, at most `count`. Those missing at the end are
  /// null.
  func parts(of type: CQLType, atMost count: Int) throws(CQLValueError) -> [CQLCell] {
    try whole(of: type) { (reader) throws(CQLProtocolError) in
      var cells: [CQLCell] = []
      while reader.remaining > 0, cells.count < count { cells.append(try reader.cell()) }
      return cells
    }
  }
}

extension ByteReader {
  /// An [int] that says how many elements follow, each of at least so many bytes.
  fileprivate mutating func elementCount(atLeast size: Int) throws(CQLProtocolError) -> Int {
    let count = Int(try int())
    guard count >= 0, count <= remaining / size else {
      throw fault(.truncated, "\(count) elements are announced where \(remaining) bytes are left")
    }
    return count
  }

  fileprivate mutating func cells(count: Int) throws(CQLProtocolError) -> [CQLCell] {
    var cells: [CQLCell] = []
    cells.reserveCapacity(count)
    for _ in 0..<count { cells.append(try cell()) }
    return cells
  }

  /// The elements of a vector, each of `size` bytes or of a length told with it.
  fileprivate mutating func vectorCells(count: Int, size: Int?) throws(CQLProtocolError) -> [CQLCell] {
    guard count >= 0, count <= remaining / max(1, size ?? 1) else {
      throw fault(.truncated, "\(count) elements are meant where \(remaining) bytes are left")
    }
    var cells: [CQLCell] = []
    cells.reserveCapacity(count)
    for _ in 0..<count {
      let length = if let size { size } else { Int(clamping: try unsignedVint()) }
      let range = try range(length, of: "vector's element")
      cells.append(CQLCell(storage, at: range.lowerBound, length: Int32(clamping: length)))
    }
    return cells
  }
}
