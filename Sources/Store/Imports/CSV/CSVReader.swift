/// Cuts the bytes of a CSV file (RFC 4180) into rows, in memory that does not grow with the file.
///
/// Feed it pieces of any size and take rows until there are no more; the same bytes in other pieces give the same
/// rows. Lines end with LF or CRLF, a byte order mark is skipped, and the first comma or semicolon outside quotes
/// says which of the two separates the fields. A quote within an unquoted field is a character like any other.
public struct CSVReader: Sendable {
  /// How much the reader holds before it calls a row too long.
  public struct Limits: Hashable, Sendable {
    public let fieldBytes: Int
    public let rowBytes: Int

    public init(fieldBytes: Int = 16 << 10, rowBytes: Int = 64 << 10) {
      self.fieldBytes = fieldBytes
      self.rowBytes = rowBytes
    }
  }

  /// What comes next in the row.
  enum Place {
    case startOfField
    case unquoted
    case quoted
    /// After a quote within quotes: it ends the field, or another follows and they stand for one.
    case afterQuote
    /// After a closing quote and CR: only LF may follow.
    case afterQuoteAndReturn
    /// The row is refused already; the rest of it is kept, or passed over, up to the end of the line.
    case faulty(CSVRecord.Fault)
  }

  let limits: Limits
  /// Comma or semicolon; `nil` until the first of them was met.
  public internal(set) var separator: UInt8?

  var input: [UInt8] = []
  var position = 0
  var place = Place.startOfField
  private var isPastMark = false
  private var isAtEnd = false

  var bytes: [UInt8] = []
  var ends: [Int] = []
  private var row = 0

  public init(limits: Limits = Limits()) { self.limits = limits }

  /// Adds a piece of the file. Take the rows of one piece before the next, so that only a part of a row is held.
  public mutating func feed(_ piece: some Sequence<UInt8>) {
    if position == input.count {
      input.removeAll(keepingCapacity: true)
      position = 0
    }
    input.append(contentsOf: piece)
  }

  /// Says that the file ends here: what is left is its last row.
  public mutating func end() { isAtEnd = true }

  /// - Returns: the next row; `nil` if more bytes are needed, or at the end of the file.
  /// - Throws: `FileFault.quoteNotClosed` if the file or a limit ends within quotes: where the rows after them begin,
  ///   nobody can tell.
  public mutating func next() throws(FileFault) -> CSVRecord? {
    guard passMark() else { return nil }
    while position < input.count {
      if try step() { return record() }
    }
    return isAtEnd ? try last() : nil
  }

  /// The number of the row that is being read.
  var currentRow: Int { row + 1 }

  private mutating func last() throws(FileFault) -> CSVRecord? {
    if case .quoted = place { throw .quoteNotClosed(row: currentRow) }
    if case .startOfField = place, ends.isEmpty { return nil }
    if case .unquoted = place, bytes.last == 0x0d { bytes.removeLast() }
    return record()
  }

  private mutating func record() -> CSVRecord {
    row += 1
    ends.append(bytes.count)
    var fault: CSVRecord.Fault?
    if case .faulty(let found) = place { fault = found }
    let record = CSVRecord(row: row, bytes: bytes, ends: ends, fault: fault)
    place = .startOfField
    bytes = []
    bytes.reserveCapacity(record.size + 16)
    ends = []
    ends.reserveCapacity(record.count)
    return record
  }

  /// - Returns: whether the first bytes are here, so that a byte order mark is told from a field.
  private mutating func passMark() -> Bool {
    if isPastMark { return true }
    guard input.count >= 3 || isAtEnd else { return false }
    if input.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    isPastMark = true
    return true
  }
}
