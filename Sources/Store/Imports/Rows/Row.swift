import Domain

/// A row whose fields are known by their columns.
struct Row<Column: ImportColumn> {
  let record: CSVRecord
  let header: Header<Column>

  var number: Int { record.row }

  /// What is wrong with the row before any of its fields is looked at.
  var fault: RowFault? {
    switch record.fault {
    case .textAfterQuote: RowFault(nil, .textAfterQuote)
    case .tooLong(let limit): RowFault(nil, .tooLong(limit: limit))
    case nil where record.count != header.count:
      RowFault(nil, .wrongFieldCount(record.count, expected: header.count))
    case nil: nil
    }
  }

  /// The field's bytes; none where the file has no such column.
  /// - Precondition: the row has no `fault`.
  func bytes(_ column: Column) -> ArraySlice<UInt8> { header.place(of: column).map { record[$0] } ?? [] }

  /// What `make` makes of the field.
  func value<Value>(_ column: Column, _ make: (String) throws(StoreError) -> Value) throws(RowFault) -> Value {
    guard let text = String(validating: bytes(column), as: UTF8.self) else { throw RowFault(column.name, .notUTF8) }
    do throws(StoreError) {
      return try make(text)
    } catch {
      throw RowFault(column.name, .store(error))
    }
  }

  /// The same for a field that may be left empty.
  func optional<Value>(_ column: Column, _ make: (String) throws(StoreError) -> Value) throws(RowFault) -> Value? {
    let isBlank = bytes(column).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return isBlank ? nil : try value(column, make)
  }
}

/// Why a row is refused, and the column at fault.
struct RowFault: Error {
  let column: String?
  let reason: RefusedRow.Reason

  init(_ column: String?, _ reason: RefusedRow.Reason) {
    self.column = column
    self.reason = reason
  }

  func at(_ row: Int) -> RefusedRow { RefusedRow(row: row, column: column, reason: reason) }
}
