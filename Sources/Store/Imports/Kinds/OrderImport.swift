import Commands
import Domain

/// `reference,placed_at,buyer_email,sku,quantity,unit_price[,status]`, a row for each line of an order.
///
/// Rows that follow each other with the same reference are one order, and an order is taken whole or not at all: a
/// missing line would make it another order. A reference that comes again further on is refused, and a row whose
/// reference cannot be read takes its neighbours with it, because it may belong to either.
struct OrderImport: ImportFormat {
  enum Column: Int, ImportColumn {
    case reference, placedAt, buyerEmail, sku, quantity, unitPrice, status

    static let names = ["reference", "placed_at", "buyer_email", "sku", "quantity", "unit_price", "status"]
    static let required = 6
  }

  private let currency: Currency
  private let identifiers: IdentifierSource
  private var seen = FirstRows()
  private var open: OpenOrder?
  /// The row before, if nobody can tell whose it is.
  private var stray: Int?

  init(currency: Currency, identifiers: IdentifierSource) {
    self.currency = currency
    self.identifiers = identifiers
  }

  mutating func take(_ row: Row<Column>) throws(FileFault) -> ImportEntry<ImportOrder>? {
    let reference: OrderReference
    do throws(RowFault) {
      if let fault = row.fault { throw fault }
      reference = try row.value(.reference) { text throws(StoreError) in try OrderReference(text) }
    } catch {
      try takeStray(row, error)
      return nil
    }
    var complete: ImportEntry<ImportOrder>?
    if open == nil || open?.reference != reference {
      complete = finish()
      open = begin(reference, at: row)
    }
    try open?.take(row, in: currency)
    stray = nil
    return complete
  }

  mutating func finish() -> ImportEntry<ImportOrder>? {
    defer { open = nil }
    return open?.entry(id: identifiers.next())
  }

  private mutating func begin(_ reference: OrderReference, at row: Row<Column>) -> OpenOrder {
    var order = OpenOrder(reference: reference, besideRow: stray)
    if let first = seen.first(of: reference.text, now: row.number) {
      order.refuse(RowFault(Column.reference.name, .repeated(row: first)).at(row.number))
    }
    return order
  }

  private mutating func takeStray(_ row: Row<Column>, _ fault: RowFault) throws(FileFault) {
    if open == nil { open = OpenOrder(reference: nil, besideRow: nil) }
    try open?.take(row.record, refused: fault.at(row.number))
    stray = row.number
  }

  func refusals(of error: StoreError, for item: ImportOrder, rows: [CSVRecord]) -> [RefusedRow] {
    var refused: [RefusedRow] = []
    switch error {
    case .notFound(.product, let key):
      for (line, record) in zip(item.items, rows) where line.sku.text == key {
        refused.append(RefusedRow(row: record.row, column: Column.sku.name, reason: .store(error)))
      }
    case .notFound(.user, _):
      refused = [RefusedRow(row: rows[0].row, column: Column.buyerEmail.name, reason: .store(error))]
    default:
      refused = [RefusedRow(row: rows[0].row, column: error.field, reason: .store(error))]
    }
    return OpenOrder.refusals(of: rows, for: refused, besideRow: nil)
  }
}
