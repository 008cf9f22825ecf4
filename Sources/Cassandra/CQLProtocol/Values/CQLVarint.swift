/// A whole number of any size: the type varint (v5 §5, v4 §6).
///
/// It is kept as the bytes that are sent, in two's complement and no more of them than needed, so that equal numbers
/// are equal bytes. It converts and prints; who wants to calculate takes a type that does.
public struct CQLVarint: Hashable, Sendable {
  /// Two's complement, the most significant byte first, without redundant ones. Never empty.
  public let bytes: [UInt8]

  /// The number of these bytes in two's complement, redundant ones or not; `nil` if there are none.
  public init?(bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return nil }
    self.init(twosComplement: Array(bytes))
  }

  /// The same number.
  public init(_ number: some BinaryInteger) {
    // One bit more than the magnitude's, for the sign.
    let width = number.bitWidth / 8 + 1
    self.init(twosComplement: (0..<width).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
  }

  init(twosComplement bytes: [UInt8]) {
    var start = 0
    while start + 1 < bytes.count, bytes[start] == (bytes[start + 1] < 0x80 ? 0x00 : 0xFF) { start += 1 }
    self.bytes = start == 0 ? bytes : Array(bytes[start...])
  }

  /// Whether the number is below zero.
  public var isNegative: Bool { bytes[0] >= 0x80 }

  /// The number, if the type can hold it.
  public func exactly<Integer: FixedWidthInteger>(_ type: Integer.Type = Integer.self) -> Integer? {
    guard Integer.isSigned || !isNegative, bytes.count <= Integer.bitWidth / 8 + 1 else { return nil }
    var value = isNegative ? ~Integer.zero : 0
    for byte in bytes {
      // What is shifted out must be nothing but sign.
      guard value >> (Integer.bitWidth - 8) == (isNegative ? ~Integer.zero : 0) else { return nil }
      value = value << 8 | Integer(truncatingIfNeeded: byte)
    }
    return (value < 0) == isNegative ? value : nil
  }

  /// The number, if 64 bits can hold it.
  public var int64: Int64? { exactly() }

  /// The number, if 128 bits can hold it.
  public var int128: Int128? { exactly() }
}

extension CQLVarint: CQLEncodable, CQLDecodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    switch type {
    case .varint: writer.raw(bytes)
    default:
      guard let number = int64 else { throw CQLValueError(type, cannotHold: self) }
      try number.encode(as: type, into: &writer)
    }
  }

  public init(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) {
    guard case .varint = type else { throw CQLValueError(type, cannotBe: Self.self) }
    try cell.requireValue(of: type)
    guard let number = CQLVarint(bytes: cell.bytes[cell.range]) else {
      throw CQLValueError(type, "is empty, which no number is")
    }
    self = number
  }
}
