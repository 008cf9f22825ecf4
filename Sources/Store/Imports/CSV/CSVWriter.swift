/// Writes rows of CSV (RFC 4180) for programs, which read every field as it was: what the store exports or gives back is
/// imported again. Quoted where it must be for readers of either separator. For people, there is `CSVTable`.
public struct CSVWriter {
  /// What was written.
  public private(set) var bytes: [UInt8] = []
  private let separator: UInt8

  public init(separator: UInt8 = UInt8(ascii: ",")) { self.separator = separator }

  /// Writes a row of texts.
  public mutating func append(_ row: [String]) { append(row: row.map { Array($0.utf8)[...] }) }

  mutating func append(row fields: [ArraySlice<UInt8>]) {
    for (place, field) in fields.enumerated() {
      if place > 0 { bytes.append(separator) }
      append(field)
    }
    bytes += [0x0d, 0x0a]
  }

  private mutating func append(_ field: ArraySlice<UInt8>) {
    let quote = UInt8(ascii: "\"")
    guard field.contains(where: Self.special.contains) else {
      bytes += field
      return
    }
    bytes.append(quote)
    for byte in field {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private static let special = Array("\",;\r\n".utf8)
}
