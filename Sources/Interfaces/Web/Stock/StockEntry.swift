import Commands
import Domain

/// What somebody tells the store of a shelf.
enum StockEntry: String, CaseIterable, Sendable {
  /// Goods came.
  case receive
  /// The shelf was counted.
  case count
  /// The books are put right, with a reason.
  case adjust
}

/// The fields of the forms of stock.
enum StockField: String, CaseIterable, Sendable {
  case how
  case units
  case reason
  case note
}

/// How an adjustment is told.
enum StockChange: String, CaseIterable, Sendable {
  case to
  case by
}

extension FormReader {
  mutating func note() -> String? {
    optionalText(StockField.note.rawValue, atMost: StockMovement.noteLength.upperBound) { (text) throws(StoreError) in
      try StockMovement.note(text)
    }
  }

  /// The adjustment that the form tells; `nil` where a field is at fault.
  mutating func adjustment() -> (AdjustStock.Adjustment, AdjustStock.Reason)? {
    let how = choice(StockField.how.rawValue, of: StockChange.self)
    let limit = Stock.allowed.upperBound
    let units = whole(StockField.units.rawValue, in: how == .by ? -limit...limit : Stock.allowed)
    let reason = choice(StockField.reason.rawValue, of: AdjustStock.Reason.self)
    guard let how, let units, let reason else { return nil }
    return (how == .to ? .to(units) : .by(units), reason)
  }
}
