import CommandLineTool
import Domain

/// Refusals of the store in English, for a person at a terminal.
extension StoreError {
  /// The refusal as the end of a command.
  var failure: CommandFailure { CommandFailure(message, hint: remedy) }

  /// What is wrong, in words that begin small and have no full stop.
  var message: String {
    switch self {
    case .notFound(let kind, let key): "there is no \(kind) \"\(key)\""
    case .outOfRange(let field, let allowed): "\(field) must be \(allowed)"
    case .malformed(let field, let expected): "\(field) must be \(expected)"
    case .alreadyExists(let kind, let field, let value):
      "the store has another \(kind) with the \(field) \"\(value)\""
    case .amountTooLarge: "the amount is more than the store can count, 10^12 of the currency's smallest unit"
    case .shortage(let shortages):
      shortages.map { "\($0.available) of \($0.asked) units of the product \($0.product) are there" }
        .joined(separator: ", ")
    case .wrongStatus(let order, let status, let needed):
      "the order \(order) is \(status), it would have to be \(needed.map(\.rawValue).joined(separator: " or "))"
    case .notForSale(let product): "the product \(product) is archived and no longer sold"
    case .notTracked(let product): "nobody has counted the product \(product) yet"
    case .notDeletable(.sold): "the product was sold, and orders name it"
    case .notDeletable(.onHand(_, let units)): "\(units) units of the product are on hand"
    case .notDeletable(.bought): "the user has bought, and orders name the user"
    case .changedMeanwhile: "somebody else changed it meanwhile"
    case .keyReused: "the idempotency key was used for another request"
    case .unavailable(let reason): reason.message
    }
  }

  /// What to do about it, where the message does not say it already.
  var remedy: String? {
    switch self {
    case .notFound(.report, _): "\"store-manager help report\" names them"
    case .notFound(.product, _), .notFound(.user, _), .notFound(.order, _): "check how it is written"
    case .alreadyExists(let kind, let field, _): "use that \(kind), or choose another \(field)"
    case .amountTooLarge: "check the price and the quantity"
    case .shortage: "ask for less, or receive stock first"
    case .notTracked: "count its shelf or receive a delivery first"
    case .notDeletable(.sold): "archive it instead"
    case .notDeletable(.onHand): "adjust its stock to 0 first, or archive it"
    case .notDeletable(.bought): "make the user anonymous instead"
    case .changedMeanwhile: "look at it again and decide anew"
    case .keyReused: "choose a new key"
    case .unavailable(let reason): reason.remedy
    case .outOfRange, .malformed, .wrongStatus, .notForSale: nil
    }
  }
}

extension Unavailability {
  fileprivate var message: String {
    switch self {
    case .busy: "the store has more to do than it can do soon"
    case .stopping: "the store is shutting down"
    case .full: "the disk of the store is full"
    case .readOnly: "the store may not write to its folder"
    case .damaged: "the files of the store are damaged"
    case .buildingReads(let percent): "what reports read from is being built, \(percent) % of it is there"
    case .failed(let words): "the storage failed: \(words)"
    case .outcomeUnknown: "the storage did not say whether it was done"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .busy: "try again in a moment"
    case .stopping: "try again once it is back"
    case .full: "free some space"
    case .readOnly: "give it the right to write there"
    case .damaged: "restore them from a copy"
    case .buildingReads: "try again in a moment"
    case .failed: "mend what it says"
    case .outcomeUnknown: "look before you do it again"
    }
  }
}
