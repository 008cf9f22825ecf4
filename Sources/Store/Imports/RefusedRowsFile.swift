/// Writes every refused row to a CSV file that can be corrected and imported again: the columns of the file that was
/// imported, and one more that says why.
public struct RefusedRowsFile: Sendable {
  let reason: @Sendable (RefusedRow) -> String
  let write: @Sendable ([UInt8]) async throws -> Void

  /// - Parameters:
  ///   - reason: what a person reads of a refusal.
  ///   - write: takes the next bytes of the file; never called if nothing is refused.
  public init(
    reason: @escaping @Sendable (RefusedRow) -> String, write: @escaping @Sendable ([UInt8]) async throws -> Void
  ) {
    self.reason = reason
    self.write = write
  }
}

extension RefusedRowsFile {
  func bytes<Column>(of rows: [CSVRecord], _ refusals: [RefusedRow], _ header: Header<Column>, separator: UInt8)
    -> [UInt8]
  {
    var csv = CSVWriter(separator: separator)
    for (record, refusal) in zip(rows, refusals) {
      var fields = (0..<record.count).filter { $0 != header.reasonPlace }.map { record[$0] }
      while fields.count < header.fields.count { fields.append([]) }
      csv.append(row: fields + [Array(Self.harmless(reason(refusal)).utf8)[...]])
    }
    return csv.bytes
  }

  func headerBytes<Column>(_ header: Header<Column>, separator: UInt8) -> [UInt8] {
    var csv = CSVWriter(separator: separator)
    csv.append(row: header.fields + [Array(Header<Column>.reasonColumn.utf8)[...]])
    return csv.bytes
  }

  /// A reason quotes what people wrote: it must not begin a formula in a spreadsheet.
  private static func harmless(_ text: String) -> String {
    guard let first = text.utf8.first, Array("=+-@\t\r".utf8).contains(first) else { return text }
    return "'" + text
  }
}
