/// A table as CSV (RFC 4180) for people, whose spreadsheets open it without running anything in it. For that, a field may
/// differ from what it tells: what programs are to read as it is, `CSVWriter` writes.
public struct CSVTable: Sendable {
  /// What was written since it was last taken.
  public private(set) var bytes: [UInt8] = []

  /// Begins with a row of names.
  public init(_ header: [String]) { append(header.map(Cell.verbatim)) }

  /// What a cell holds.
  public enum Cell: Sendable {
    /// Of our own making: numbers, dates, identifiers.
    case verbatim(String)
    /// Written by people: a cell that would begin a formula gets an apostrophe before it.
    case text(String)
  }

  /// Adds a row.
  public mutating func append(_ cells: [Cell]) {
    for (column, cell) in cells.enumerated() {
      if column > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .verbatim(let text): append(text)
      case .text(let text): append(Self.beginsFormula(text) ? "'" + text : text)
      }
    }
    bytes += [0x0d, 0x0a]
  }

  /// The bytes up to here, which are the table's no more: a long one is sent piece by piece.
  public mutating func takeBytes() -> [UInt8] {
    let taken = bytes
    bytes.removeAll(keepingCapacity: true)
    return taken
  }

  /// What spreadsheets take for the beginning of a formula, or skip before one.
  private static func beginsFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }

  private mutating func append(_ text: String) {
    guard text.utf8.contains(where: { [0x22, 0x2c, 0x3b, 0x0d, 0x0a].contains($0) }) else {
      bytes += text.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
