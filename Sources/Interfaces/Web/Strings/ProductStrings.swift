import Domain
import Queries

/// Products: lists of them, one of them, and the forms that add and edit them.
protocol ProductStrings: Sendable {
  func name(of scope: ProductListState.Scope) -> String
  func name(of sort: ProductListQuery.Sort, descending: Bool) -> String
  func name(of status: Product.Status) -> String
  func name(of level: ProductDocument.Level) -> String
  func label(of field: ProductField) -> String
  /// What helps to fill a field in; `nil` where its label says it all.
  func hint(for field: ProductField, in currency: Currency) -> String?

  var searchProducts: String { get }
  var productSearchHint: String { get }
  var anyCategory: String { get }
  /// How a product or its shelf stands.
  var state: String { get }
  /// Which edit of a product this is.
  var details: String { get }

  var noProducts: String { get }
  var noProductsAdvice: String { get }
  var noProductMatches: String { get }
  var noProductMatchesAdvice: String { get }
  /// Of a scope that nothing is in.
  var noProductHere: String { get }
  var noProductHereAdvice: String { get }

  var addProduct: String { get }
  var newProduct: String { get }
  /// "Edit Bol"
  func editProduct(_ name: String) -> String
  /// The title of a page that shows a form again: "To correct: …"
  func toMend(_ title: String) -> String
  var edit: String { get }
  var archive: String { get }
  var restore: String { get }
  var delete: String { get }
  /// "Delete Bol?"
  func deleteProduct(_ name: String) -> String
  var deletionConsequence: String { get }
  var deleteForGood: String { get }
}
