import Domain

/// Turns the bytes of a file into entries, one after another.
struct ImportParser<Format: ImportFormat> {
  private(set) var header: Header<Format.Column>?
  /// Rows read, without the header and without empty ones.
  private(set) var rows = 0
  private var format: Format
  private var reader = CSVReader()
  private var isAtEnd = false

  init(_ format: Format) { self.format = format }

  /// Comma or semicolon, as the header says.
  var separator: UInt8 { reader.separator ?? UInt8(ascii: ",") }

  mutating func feed(_ piece: some Sequence<UInt8>) { reader.feed(piece) }

  mutating func end() {
    reader.end()
    isAtEnd = true
  }

  /// - Returns: the next entry; `nil` if it needs more bytes, or at the end.
  mutating func next() throws(FileFault) -> ImportEntry<Format.Item>? {
    while let record = try reader.next() {
      guard !record.isBlank else { continue }
      guard let header else {
        header = try Header(record)
        continue
      }
      rows += 1
      if let entry = try format.take(Row(record: record, header: header)) { return entry }
    }
    guard isAtEnd else { return nil }
    guard header != nil else { throw .empty }
    return format.finish()
  }

  func refusals(of error: StoreError, for entry: ImportEntry<Format.Item>) -> [RefusedRow] {
    switch entry.content {
    case .command(let item): format.refusals(of: error, for: item, rows: entry.rows)
    case .refused(let refusals): refusals
    }
  }
}
