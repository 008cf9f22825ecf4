import Commands
import Domain

/// Stock: what shelves hold, and the forms that say what came to them.
protocol StockStrings: Sendable {
  var stock: String { get }
  var onHand: String { get }
  /// Of what is on hand.
  var value: String { get }
  var atTodaysPrice: String { get }
  /// "4 under it"; `written` is a number written out.
  func under(_ written: String) -> String
  /// "order 16"
  func toOrder(_ written: String) -> String
  var toOrderHeading: String { get }
  var toReorder: String { get }
  var allShelves: String { get }
  var trackedProducts: String { get }
  /// "18,942 pieces"
  func pieces(_ count: Int64, written: String) -> String
  var noShelf: String { get }
  var noShelfAdvice: String { get }

  var ledger: String { get }
  var nothingMoved: String { get }
  var when: String { get }
  var reason: String { get }
  var documentOrNote: String { get }
  var stockChange: String { get }
  var balance: String { get }
  func name(of reason: StockMovement.Reason) -> String

  var enter: String { get }
  var enterStock: String { get }
  /// "Stock of Bol"
  func enterStock(of name: String) -> String
  /// What the ways to enter stock choose between.
  var stockEntry: String { get }
  func name(of entry: StockEntry) -> String
  func meaning(of entry: StockEntry) -> String
  func label(of field: StockField) -> String
  func unitsLabel(of entry: StockEntry) -> String
  func noteHint(of entry: StockEntry) -> String
  func name(of change: StockChange) -> String
  func name(of reason: AdjustStock.Reason) -> String
}
