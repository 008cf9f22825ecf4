import Domain

/// Entering an order, and changing the lines of one.
protocol EntryStrings: Sendable {
  /// "Change the lines of 7KQP-V71C"
  func changeLines(of reference: String) -> String
  var addArticle: String { get }
  var scanPlaceholder: String { get }
  var scanHint: String { get }
  var add: String { get }
  /// "Added: 3 × Bol"
  func added(_ units: String, _ name: String) -> String
  func whichArticle(_ text: String) -> String
  var moreMatch: String { get }
  func noArticle(_ text: String) -> String
  func orderIsFull(limit: Int) -> String
  var articlePending: String { get }

  var price: String { get }
  /// "251 available"
  func available(_ units: Int64, written: String) -> String
  var notTracked: String { get }
  func quantity(of name: String) -> String
  var remove: String { get }
  func remove(_ name: String) -> String
  /// Beside a line; `written` is how many there are, written out.
  func message(of fault: EntryLine.Fault, written: String) -> String
  /// "Set to 4"
  func setTo(_ units: String) -> String
  var noLines: String { get }
  var noLinesAdvice: String { get }
  var linesHint: String { get }
  var update: String { get }

  var find: String { get }
  func whichOfBuyers(_ text: String) -> String
  var otherBuyer: String { get }
  var newBuyer: String { get }

  var placeOrder: String { get }
  var placeOrderHint: String { get }
  var saveLines: String { get }
  func toCorrect(_ count: Int64) -> String
  func message(of trouble: EntryPage.Trouble) -> String
}
