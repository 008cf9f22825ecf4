import Commands
import Domain

/// Turns the rows of one kind of file into commands.
protocol ImportFormat: Sendable {
  associatedtype Column: ImportColumn
  associatedtype Item: Command where Item.Outcome == ImportOutcome

  /// Takes the next row.
  /// - Returns: the entry that is complete, if one is.
  /// - Throws: `FileFault` where reading on makes no sense.
  mutating func take(_ row: Row<Column>) throws(FileFault) -> ImportEntry<Item>?

  /// - Returns: the last entry, if rows are left.
  mutating func finish() -> ImportEntry<Item>?

  /// What a refusal of the store means for the rows of its entry.
  func refusals(of error: StoreError, for item: Item, rows: [CSVRecord]) -> [RefusedRow]
}

/// Rows that stand or fall together.
struct ImportEntry<Item: Command>: Sendable {
  enum Content: Sendable {
    case command(Item)
    case refused([RefusedRow])
  }

  let rows: [CSVRecord]
  let content: Content

  /// Bytes of its fields.
  var size: Int { rows.reduce(0) { $0 + $1.size } }
}

extension ImportFormat {
  /// An entry of one row.
  static func entry(_ row: Row<Column>, _ make: () throws(RowFault) -> Item) -> ImportEntry<Item> {
    do throws(RowFault) {
      if let fault = row.fault { throw fault }
      return ImportEntry(rows: [row.record], content: .command(try make()))
    } catch {
      return ImportEntry(rows: [row.record], content: .refused([error.at(row.number)]))
    }
  }

  func finish() -> ImportEntry<Item>? { nil }

  func refusals(of error: StoreError, for item: Item, rows: [CSVRecord]) -> [RefusedRow] {
    rows.map { RefusedRow(row: $0.row, column: error.field, reason: .store(error)) }
  }
}
