import Domain
import Queries

extension English {
  func name(of scope: ProductListState.Scope) -> String {
    switch scope {
    case .active: "Active"
    case .all: "All"
    case .low: "Low stock"
    case .out: "Out of stock"
    case .untracked: "Not tracked"
    case .archived: "Archived"
    }
  }

  func name(of sort: ProductListQuery.Sort, descending: Bool) -> String {
    switch sort {
    case .newest: descending ? "oldest first" : "newest first"
    case .name: descending ? "name, Z to A" : "name"
    case .sku: descending ? "SKU, Z to A" : "SKU"
    case .price: descending ? "highest price" : "lowest price"
    case .onHand: descending ? "most on hand" : "least on hand"
    }
  }

  func name(of status: Product.Status) -> String {
    switch status {
    case .active: "Active"
    case .archived: "Archived"
    }
  }

  func name(of level: ProductDocument.Level) -> String {
    switch level {
    case .archived: "Archived"
    case .untracked: "Not tracked"
    case .out: "Out of stock"
    case .low: "Low stock"
    case .enough: "In stock"
    }
  }

  func label(of field: ProductField) -> String {
    switch field {
    case .name: "Name"
    case .sku: "SKU"
    case .price: "Price"
    case .category: "Category"
    case .barcode: "Barcode"
    case .onHand: "On hand"
    case .reorderPoint: "Reorder point"
    case .targetLevel: "Target level"
    }
  }

  func hint(for field: ProductField, in currency: Currency) -> String? {
    switch field {
    case .name: nil
    case .sku: "What it is called on labels, each once"
    case .price:
      currency.decimals == 0
        ? "In \(currency.code), whole amounts" : "In \(currency.code), at most \(currency.decimals) decimals"
    case .category: "One of yours, or a new one"
    case .barcode: "Scan or type"
    case .onHand: "Leave it empty if nobody counts it"
    case .reorderPoint: "To be ordered again from here down"
    case .targetLevel: "What an order fills up to"
    }
  }

  var searchProducts: String { "Search products" }
  var productSearchHint: String { "Name, SKU or barcode" }
  var anyCategory: String { "Any" }
  var state: String { "State" }
  var details: String { "Details" }

  var noProducts: String { "No products yet" }
  var noProductsAdvice: String { "Add one, or bring them all from a file." }
  var noProductMatches: String { "No product matches" }
  var noProductMatchesAdvice: String { "Look for fewer or other words, or in all products." }
  var noProductHere: String { "None" }
  var noProductHereAdvice: String { "No product stands like this." }

  var addProduct: String { "Add product" }
  var newProduct: String { "New product" }
  func editProduct(_ name: String) -> String { "Edit \(name)" }
  func toMend(_ title: String) -> String { "To correct: \(title)" }
  var edit: String { "Edit" }
  var archive: String { "Archive" }
  var restore: String { "Restore" }
  var delete: String { "Delete" }
  func deleteProduct(_ name: String) -> String { "Delete \(name)?" }
  var deletionConsequence: String {
    "It is gone from lists for good; the change log keeps what was written. Only what was never sold can be deleted."
  }
  var deleteForGood: String { "Delete for good" }
}
