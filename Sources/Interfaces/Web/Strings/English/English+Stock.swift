import Commands
import Domain

extension English {
  var stock: String { "Stock" }
  var onHand: String { "On hand" }
  var value: String { "Value" }
  var atTodaysPrice: String { "at today’s price" }
  func under(_ written: String) -> String { "\(written) under it" }
  func toOrder(_ written: String) -> String { "order \(written)" }
  var toOrderHeading: String { "To order" }
  var toReorder: String { "to be ordered again" }
  var allShelves: String { "All" }
  var trackedProducts: String { "Tracked products" }
  func pieces(_ count: Int64, written: String) -> String { plural(count, "\(written) piece", "\(written) pieces") }
  var noShelf: String { "No shelf to show" }
  var noShelfAdvice: String { "No product matches the search, or none stands like this." }

  var ledger: String { "Ledger" }
  var nothingMoved: String {
    "Nothing has come to the shelf or left it. The first count or delivery begins the ledger."
  }
  var when: String { "When" }
  var reason: String { "Reason" }
  var documentOrNote: String { "Document or note" }
  var stockChange: String { "Change" }
  var balance: String { "Balance" }

  func name(of reason: StockMovement.Reason) -> String {
    switch reason {
    case .receipt: "Receipt"
    case .sale: "Sale"
    case .cancellation: "Cancellation"
    case .return: "Return"
    case .count: "Count"
    case .adjustment: "Adjustment"
    case .damage: "Damage"
    case .correction: "Correction"
    }
  }

  var enter: String { "Enter" }
  var enterStock: String { "Enter stock" }
  func enterStock(of name: String) -> String { "Stock of \(name)" }
  var stockEntry: String { "What to enter" }

  func name(of entry: StockEntry) -> String {
    switch entry {
    case .receive: "Delivery"
    case .count: "Count"
    case .adjust: "Adjustment"
    }
  }

  func meaning(of entry: StockEntry) -> String {
    switch entry {
    case .receive: "What came is added to what is on hand."
    case .count: "What somebody counted is on hand from now on, whatever the books said."
    case .adjust: "Puts the books right: set what is on hand, or change it by some units."
    }
  }

  func label(of field: StockField) -> String {
    switch field {
    case .how: "How"
    case .units: "Units"
    case .reason: "Reason"
    case .note: "Note"
    }
  }

  func unitsLabel(of entry: StockEntry) -> String {
    switch entry {
    case .receive: "Units received"
    case .count: "Units counted"
    case .adjust: "Units"
    }
  }

  func noteHint(of entry: StockEntry) -> String {
    switch entry {
    case .receive: "Such as the number of the delivery note"
    case .count: "Such as who counted, and where"
    case .adjust: "What happened, for whoever reads the ledger"
    }
  }

  func name(of change: StockChange) -> String {
    switch change {
    case .to: "Set to"
    case .by: "Adjust by"
    }
  }

  func name(of reason: AdjustStock.Reason) -> String {
    switch reason {
    case .adjustment: "Adjustment"
    case .damage: "Damage"
    case .correction: "Correction"
    case .return: "Return"
    }
  }
}
