extension English {
  func changeLines(of reference: String) -> String { "Change the lines of \(reference)" }
  var addArticle: String { "Add an article" }
  var scanPlaceholder: String { "Scan, or type a SKU or a name" }
  var scanHint: String { "Enter adds it. 3*SKU adds three at once." }
  var add: String { "Add" }
  func added(_ units: String, _ name: String) -> String { "Added: \(units) × \(name)" }
  func whichArticle(_ text: String) -> String { "Several articles match “\(text)”. Which one?" }
  var moreMatch: String { "More match: type more of the name." }
  func noArticle(_ text: String) -> String { "No article that is sold matches “\(text)”." }
  func orderIsFull(limit: Int) -> String { "An order has \(limit) lines at most. Place this one, and begin another." }
  var articlePending: String { "This is not in the order yet: add it, or clear the box." }

  var price: String { "Price" }
  func available(_ units: Int64, written: String) -> String { "\(written) available" }
  var notTracked: String { "stock not tracked" }
  func quantity(of name: String) -> String { "Quantity, \(name)" }
  var remove: String { "Remove" }
  func remove(_ name: String) -> String { "Remove \(name)" }

  func message(of fault: EntryLine.Fault, written: String) -> String {
    switch fault {
    case .quantity: "A whole number from 1 to 999,999 is expected."
    case .short(0): "None is left."
    case .short(let available): plural(Int64(available), "Only \(written) is there.", "Only \(written) are there.")
    case .archived: "It is no longer sold."
    case .gone: "This article is not there any more."
    }
  }

  func setTo(_ units: String) -> String { "Set to \(units)" }
  var noLines: String { "No lines yet" }
  var noLinesAdvice: String { "Scan or type the first article above." }
  var linesHint: String { "Prices and availability as of now. An article added twice counts in its line." }
  var update: String { "Update" }

  var find: String { "Find" }
  func whichOfBuyers(_ text: String) -> String { "People who match “\(text)”" }
  var otherBuyer: String { "Another buyer" }
  var newBuyer: String { "New buyer" }

  var placeOrder: String { "Place the order" }
  var placeOrderHint: String { "A double click places one order only." }
  var saveLines: String { "Save the lines" }
  func toCorrect(_ count: Int64) -> String {
    "\(count) \(plural(count, "line has", "lines have")) to be corrected first."
  }

  func message(of trouble: EntryPage.Trouble) -> String {
    switch trouble {
    case .noBuyer: "Choose who buys."
    case .noLines: "An order has one line at least."
    case .tooManyLines: "An order has 200 lines at most."
    case .amountTooLarge: "The total is more than the store can hold."
    case .alreadyPlaced:
      "This form has placed an order already, with other lines. If you want another order, place it once more."
    case .changedMeanwhile:
      "Somebody else changed this order meanwhile; nothing was saved. What you entered is kept: check it against the order as it is now, and save again."
    case .closed: "This order is no longer to be paid: its lines cannot be changed any more."
    case .beside: "Nothing was done yet: see what is marked."
    case .unavailable: "The store cannot answer right now; nothing was done. What you entered is kept: try again."
    case .outcomeUnknown:
      "The store does not know what became of this. Send it again as it is: nothing is done twice."
    }
  }
}
