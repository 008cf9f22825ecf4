import Commands
import Domain

/// `sku,name,price[,category,barcode,on_hand,reorder_point]`, a row for each product.
struct ProductImport: ImportFormat {
  enum Column: Int, ImportColumn {
    case sku, name, price, category, barcode, onHand, reorderPoint

    static let names = ["sku", "name", "price", "category", "barcode", "on_hand", "reorder_point"]
    static let required = 3
  }

  let currency: Currency
  let identifiers: IdentifierSource
  private var seen = FirstRows()

  init(currency: Currency, identifiers: IdentifierSource) {
    self.currency = currency
    self.identifiers = identifiers
  }

  mutating func take(_ row: Row<Column>) -> ImportEntry<ImportProduct>? {
    Self.entry(row) { () throws(RowFault) in
      let product = try product(row)
      let onHand = try row.optional(.onHand) { text throws(StoreError) in
        try Values.integer(text, field: Column.onHand.name)
      }
      let command = try row.command { () throws(StoreError) in try ImportProduct(product, onHand: onHand) }
      if let first = seen.first(of: product.sku.key, now: row.number) {
        throw RowFault(Column.sku.name, .repeated(row: first))
      }
      return command
    }
  }

  private func product(_ row: Row<Column>) throws(RowFault) -> Product {
    let sku = try row.value(.sku) { text throws(StoreError) in try SKU(text) }
    let name = try row.value(.name) { text throws(StoreError) in try Product.Name(text) }
    let price = try row.value(.price) { text throws(StoreError) in
      try currency.money(text.trimmingBlanks, field: Column.price.name)
    }
    return Product(id: identifiers.next(), sku: sku, name: name, price: price, details: try details(row))
  }

  private func details(_ row: Row<Column>) throws(RowFault) -> Product.Details {
    let category = try row.optional(.category) { $0 }
    let barcode = try row.optional(.barcode) { $0 }
    let reorderPoint = try row.optional(.reorderPoint) { text throws(StoreError) in
      try Values.integer(text, field: Column.reorderPoint.name)
    }
    return try row.command { () throws(StoreError) in
      try Product.Details(category: category, barcode: barcode, reorderPoint: reorderPoint, targetLevel: nil)
    }
  }
}

extension Row {
  /// What `make` makes of values that were read; a refusal names the field by its column.
  func command<Made>(_ make: () throws(StoreError) -> Made) throws(RowFault) -> Made {
    do throws(StoreError) {
      return try make()
    } catch {
      throw RowFault(error.field, .store(error))
    }
  }
}
