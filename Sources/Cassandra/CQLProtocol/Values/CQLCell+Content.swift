extension CQLCell {
  /// The content as an integer of that many bytes.
  @inlinable
  func integer<Integer: FixedWidthInteger & BitwiseCopyable>(
    of type: CQLType
  ) throws(CQLValueError) -> Integer {
    guard Int(length) == MemoryLayout<Integer>.size else { throw sizeError(MemoryLayout<Integer>.size, type) }
    return Integer(bigEndian: bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: Integer.self))
  }

  /// The content as text.
  func text(of type: CQLType) throws(CQLValueError) -> String {
    try requireValue(of: type)
    guard let text = String(utf8: bytes, in: range) else { throw CQLValueError(type, "is not UTF-8") }
    return text
  }

  /// What `read` makes of the content, all of which it must read.
  func whole<Result>(
    of type: CQLType, _ read: (inout ByteReader) throws(CQLProtocolError) -> Result
  ) throws(CQLValueError) -> Result {
    try requireValue(of: type)
    var reader = reader
    let result: Result
    do { result = try read(&reader) } catch { throw CQLValueError(type, "is damaged: \(error.problem)") }
    guard reader.remaining == 0 else { throw CQLValueError(type, "has \(reader.remaining) bytes too many") }
    return result
  }

  func requireValue(of type: CQLType) throws(CQLValueError) {
    if length < 0 { throw CQLValueError(type, isNull ? "is null" : "is not set") }
  }

  @usableFromInline
  func sizeError(_ size: Int, _ type: CQLType) -> CQLValueError {
    switch length {
    case Self.nullLength: CQLValueError(type, "is null")
    case Self.unsetLength: CQLValueError(type, "is not set")
    case 0: CQLValueError(type, "is empty, which no value of the Swift type is")
    default: CQLValueError(type, "has \(length) bytes instead of \(size)")
    }
  }
}

extension CQLValueError {
  /// A Swift type does not go with the column's.
  @usableFromInline
  init<Value>(_ type: CQLType, cannotBe: Value.Type) {
    self.init(type, "cannot be a \(Value.self)")
  }

  /// A Swift value does not fit the column's type.
  init<Value>(_ type: CQLType, cannotHold value: Value) {
    self.init(type, "cannot hold \(value)")
  }
}
