/// Why the store refused, with all that a face needs to say what to do about it.
///
/// The API maps each case to one problem type and status, the web to a sentence in two languages.
public enum StoreError: Error, Hashable, Sendable {
  /// What the store keeps, by the name that interfaces use.
  public enum Kind: String, CaseIterable, Sendable {
    case product
    case user
    case order
    case report
  }

  /// `key` is the identifier, or the SKU or e-mail address by which it was asked for.
  case notFound(Kind, key: String)
  case outOfRange(field: String, allowed: String)
  case malformed(field: String, expected: String)
  /// Another of the same kind has this value already.
  case alreadyExists(Kind, field: String, value: String)
  /// Past 10¹² smallest units of the currency.
  case amountTooLarge
  case shortage([Shortage])
  case wrongStatus(order: Order.ID, is: Order.Status, needed: [Order.Status])
  /// The product is archived and no longer sold.
  case notForSale(Product.ID)
  /// Nobody has counted or received the product yet, so there is nothing to adjust.
  case notTracked(Product.ID)
  /// It cannot be deleted; the reason says what to do instead.
  case notDeletable(Hindrance)
  /// The caller's version is not the latest, which is `current`.
  case changedMeanwhile(current: Int64)
  /// The idempotency key was used for another request.
  case keyReused
  /// The storage cannot answer now; nothing was done.
  case unavailable(Unavailability)
}

/// Why the storage cannot answer, and so what an operator must do.
public enum Unavailability: Hashable, Sendable {
  /// More waits than can be served soon; trying again helps.
  case busy
  /// The program is shutting down; trying again helps once it is back.
  case stopping
  case full
  case readOnly
  case damaged
  /// The copy that reads come from is being built, and is whole to so many per cent; writes go on.
  case buildingReads(percent: Int)
  /// In the storage's own words.
  case failed(String)
  /// The answer to a commit was lost: repeating with the same idempotency key tells what became of it.
  case outcomeUnknown
}

/// Why something cannot be deleted.
public enum Hindrance: Hashable, Sendable {
  /// Orders name the product; it can be archived.
  case sold(Product.ID)
  /// The shelf holds units of the product.
  case onHand(Product.ID, units: Int)
  /// Orders name the user, who can be made anonymous.
  case bought(User.ID)
}

/// One order line that the shelf cannot cover.
public struct Shortage: Hashable, Sendable {
  public let product: Product.ID
  public let asked: Int
  public let available: Int

  public init(product: Product.ID, asked: Int, available: Int) {
    self.product = product
    self.asked = asked
    self.available = available
  }
}
