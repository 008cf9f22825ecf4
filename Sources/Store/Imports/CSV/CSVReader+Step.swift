extension CSVReader {
  private static let lineFeed: UInt8 = 0x0a
  private static let carriageReturn: UInt8 = 0x0d
  private static let quote = UInt8(ascii: "\"")

  /// Takes the next byte, or the next run of bytes that mean nothing by themselves.
  /// - Returns: whether the row is complete.
  mutating func step() throws(FileFault) -> Bool {
    switch place {
    case .startOfField: startField()
    case .unquoted: return takeUnquoted()
    case .quoted: try takeQuoted()
    case .afterQuote: return takeAfterQuote()
    case .afterQuoteAndReturn: return takeAfterReturn()
    case .faulty(let fault): return takeRest(fault)
    }
    return false
  }

  private mutating func startField() {
    guard input[position] == Self.quote else {
      place = .unquoted
      return
    }
    place = .quoted
    position += 1
  }

  private mutating func takeUnquoted() -> Bool {
    let run = runLength { byte in byte == Self.lineFeed || isSeparator(byte) }
    take(run)
    if isTooLong {
      cut()
      return false
    }
    guard position < input.count else { return false }
    let byte = input[position]
    position += 1
    if byte == Self.lineFeed {
      if bytes.count > startOfField, bytes.last == Self.carriageReturn { bytes.removeLast() }
      return true
    }
    endField(at: byte)
    return false
  }

  private mutating func takeQuoted() throws(FileFault) {
    take(runLength { $0 == Self.quote })
    guard !isTooLong else { throw .quoteNotClosed(row: currentRow) }
    guard position < input.count else { return }
    position += 1
    place = .afterQuote
  }

  private mutating func takeAfterQuote() -> Bool {
    let byte = input[position]
    switch byte {
    case Self.quote:
      bytes.append(byte)
      place = .quoted
    case Self.lineFeed:
      position += 1
      return true
    case Self.carriageReturn:
      place = .afterQuoteAndReturn
    case _ where isSeparator(byte):
      endField(at: byte)
    default:
      place = .faulty(.textAfterQuote)
      return false
    }
    position += 1
    return false
  }

  private mutating func takeAfterReturn() -> Bool {
    guard input[position] == Self.lineFeed else {
      place = .faulty(.textAfterQuote)
      return false
    }
    position += 1
    return true
  }

  /// Keeps what is left of a refused row as far as the limits allow, so that people see it again.
  private mutating func takeRest(_ fault: CSVRecord.Fault) -> Bool {
    let run = runLength { $0 == Self.lineFeed }
    if case .textAfterQuote = fault {
      take(run)
      if isTooLong { cut() }
    } else {
      position += run
    }
    guard position < input.count else { return false }
    position += 1
    return true
  }
}

extension CSVReader {
  private var startOfField: Int { ends.last ?? 0 }

  /// Where the row must end, in `bytes`; a separator counts like a byte.
  private var bound: Int { min(startOfField + limits.fieldBytes, limits.rowBytes - ends.count) }

  private var isTooLong: Bool { bytes.count > bound }

  /// Goes back to what the limits allow and passes over the rest of the row.
  private mutating func cut() {
    let bound = bound
    let limit = bound == startOfField + limits.fieldBytes ? limits.fieldBytes : limits.rowBytes
    bytes.removeSubrange(min(max(bound, startOfField), bytes.count)...)
    place = .faulty(.tooLong(limit: limit))
  }

  /// The first separator decides for the whole file.
  private func isSeparator(_ byte: UInt8) -> Bool {
    if let separator { return byte == separator }
    return byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
  }

  private mutating func endField(at separator: UInt8) {
    self.separator = separator
    ends.append(bytes.count)
    place = .startOfField
    if isTooLong { cut() }
  }

  /// How many bytes there are before one that `isEnd`.
  private func runLength(_ isEnd: (UInt8) -> Bool) -> Int {
    let input = input.span
    var end = position
    while end < input.count, !isEnd(input[end]) { end += 1 }
    return end - position
  }

  private mutating func take(_ count: Int) {
    bytes.append(contentsOf: input[position..<position + count])
    position += count
  }
}
