import Domain
import Queries
import SQLEngine

extension SQLiteConnection {
  /// Tells what is on hand of each product whose stock is tracked.
  func forEachShelf(_ body: (Product.ID, Shelf) throws(SQLError) -> Void) throws(SQLError) {
    let select = try statement(
      "SELECT product, units, price, is_for_sale, reorder_point, target_level FROM on_hand WHERE units IS NOT NULL")
    try select.forEachRow { (row) throws(SQLError) in
      let (product, units, price) = (try row.id() as Product.ID, Int(try row.integer()), try row.integer())
      let isForSale = try row.integer() == 1
      let reorderPoint = try row.optional { (row) throws(SQLError) in Int(try row.integer()) }
      let targetLevel = try row.optional { (row) throws(SQLError) in Int(try row.integer()) }
      try body(
        product,
        Shelf(
          of: product, units: units, price: price, reorderPoint: reorderPoint, targetLevel: targetLevel,
          isForSale: isForSale))
    }
  }
}
