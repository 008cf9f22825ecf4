/// One row of a CSV file: its fields as bytes, without their quotes.
public struct CSVRecord: Hashable, Sendable {
  /// What is wrong with the row itself, whatever it was meant to say.
  public enum Fault: Hashable, Sendable {
    /// Something stands between a closing quote and the next separator. The last field holds the rest of the row.
    case textAfterQuote
    /// The row, or a field of it, is longer than `limit` bytes. It was cut.
    case tooLong(limit: Int)
  }

  /// As spreadsheets count: the header is row 1, empty rows count, a line break within quotes does not.
  public let row: Int
  public let fault: Fault?
  private let bytes: [UInt8]
  /// Where each field ends in `bytes`.
  private let ends: [Int]

  init(row: Int, bytes: [UInt8], ends: [Int], fault: Fault? = nil) {
    self.row = row
    self.bytes = bytes
    self.ends = ends
    self.fault = fault
  }

  /// How many fields there are, at least one.
  public var count: Int { ends.count }

  /// Whether no field holds anything, as in an empty line.
  public var isBlank: Bool { bytes.isEmpty && fault == nil }

  /// Bytes of all fields together.
  var size: Int { bytes.count }

  /// - Precondition: `place` is below `count`.
  public subscript(place: Int) -> ArraySlice<UInt8> { bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]] }
}
