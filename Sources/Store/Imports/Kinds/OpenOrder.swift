import Commands
import Domain

/// The rows of one order, as far as they were read.
struct OpenOrder: Sendable {
  /// How much one order may hold: far more than real ones, and little enough to hold many at a time.
  static let limits = (rows: 10_000, bytes: 4 << 20)

  /// What the rows of an order have in common, as its first row says it.
  private struct Head {
    let row: Int
    let placedAt: (bytes: ArraySlice<UInt8>, value: Timestamp)
    let buyer: (bytes: ArraySlice<UInt8>, value: EmailAddress)
    let status: (bytes: ArraySlice<UInt8>, value: Order.Status)
  }

  /// `nil` for rows whose reference cannot be read.
  let reference: OrderReference?
  /// A row beside it that may belong to it.
  private let besideRow: Int?
  private var rows: [CSVRecord] = []
  private var size = 0
  private var head: Head?
  private var items: [ImportOrder.Item] = []
  private var refused: [RefusedRow] = []

  init(reference: OrderReference?, besideRow: Int?) {
    self.reference = reference
    self.besideRow = besideRow
  }

  mutating func take(_ row: Row<OrderImport.Column>, in currency: Currency) throws(FileFault) {
    try append(row.record)
    do throws(RowFault) {
      try agree(row)
      items.append(try item(row, in: currency))
    } catch {
      refuse(error.at(row.number))
    }
  }

  mutating func take(_ record: CSVRecord, refused refusal: RefusedRow) throws(FileFault) {
    try append(record)
    refuse(refusal)
  }

  /// A row is refused once, for the first reason.
  mutating func refuse(_ refusal: RefusedRow) {
    if refused.last?.row != refusal.row { refused.append(refusal) }
  }

  private mutating func append(_ record: CSVRecord) throws(FileFault) {
    rows.append(record)
    size += record.size
    guard rows.count <= Self.limits.rows, size <= Self.limits.bytes else {
      throw .orderTooLong(row: rows[0].row, limit: Self.limits.rows)
    }
  }

  /// - Returns: the order's command if every row is in order.
  func entry(id: Order.ID) -> ImportEntry<ImportOrder> {
    if let reference, let head, refused.isEmpty, besideRow == nil {
      do throws(StoreError) {
        let command = try ImportOrder(
          id: id, reference: reference, buyer: head.buyer.value, items: items, status: head.status.value,
          placedAt: head.placedAt.value)
        return ImportEntry(rows: rows, content: .command(command))
      } catch {
        let refusal = RefusedRow(row: head.row, column: error.field, reason: .store(error))
        return ImportEntry(rows: rows, content: .refused(Self.refusals(of: rows, for: [refusal], besideRow: nil)))
      }
    }
    return ImportEntry(
      rows: rows, content: .refused(Self.refusals(of: rows, for: refused, besideRow: besideRow)))
  }

  /// A refusal for every row: its own, or that of the row which takes it along.
  static func refusals(of rows: [CSVRecord], for refused: [RefusedRow], besideRow: Int?) -> [RefusedRow] {
    var own = refused[...]
    let cause = refused.first?.row ?? besideRow ?? rows[0].row
    return rows.map { record in
      if let next = own.first, next.row == record.row { return own.removeFirst() }
      return RefusedRow(row: record.row, column: nil, reason: .together(withRow: cause))
    }
  }
}

extension OpenOrder {
  private func item(_ row: Row<OrderImport.Column>, in currency: Currency) throws(RowFault) -> ImportOrder.Item {
    let sku = try row.value(.sku) { text throws(StoreError) in try SKU(text) }
    let quantity = try row.value(.quantity) { text throws(StoreError) in
      try Quantity(try Values.integer(text, field: "quantity"))
    }
    let unitPrice = try row.value(.unitPrice) { text throws(StoreError) in
      try currency.money(text.trimmingBlanks, field: "unit_price")
    }
    return ImportOrder.Item(quantity, of: sku, at: unitPrice)
  }

  /// Refuses a row that contradicts the first one.
  private mutating func agree(_ row: Row<OrderImport.Column>) throws(RowFault) {
    guard let head else {
      head = try Self.head(row)
      return
    }
    let same =
      row.bytes(.placedAt) == head.placedAt.bytes && row.bytes(.buyerEmail) == head.buyer.bytes
      && row.bytes(.status) == head.status.bytes
    if same { return }
    let other = try Self.head(row)
    let column: OrderImport.Column? =
      if other.placedAt.value != head.placedAt.value {
        .placedAt
      } else if other.buyer.value != head.buyer.value {
        .buyerEmail
      } else if other.status.value != head.status.value {
        .status
      } else {
        nil
      }
    if let column { throw RowFault(column.name, .differs(fromRow: head.row)) }
  }

  private static func head(_ row: Row<OrderImport.Column>) throws(RowFault) -> Head {
    let placedAt = try row.value(.placedAt) { text throws(StoreError) in
      try Values.moment(text, field: "placed_at")
    }
    let buyer = try row.value(.buyerEmail) { text throws(StoreError) in
      try EmailAddress(text, field: "buyer_email")
    }
    let status: Order.Status? = try row.optional(.status) { text throws(StoreError) in
      try Values.word(text, field: "status")
    }
    return Head(
      row: row.number, placedAt: (row.bytes(.placedAt), placedAt), buyer: (row.bytes(.buyerEmail), buyer),
      status: (row.bytes(.status), status ?? .fulfilled))
  }
}
