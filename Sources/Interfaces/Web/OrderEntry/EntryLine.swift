import Domain

/// A line of an order being entered, with what the shop knows of its article now.
struct EntryLine: Hashable, Sendable {
  enum Fault: Hashable, Sendable {
    /// What was typed is no quantity.
    case quantity
    /// There is less than that.
    case short(available: Int)
    case archived
    /// The article is not there any more.
    case gone
  }

  let product: Product.ID
  /// As typed.
  let typed: String
  /// `nil` where the article is not there any more.
  let article: ProductDocument?
  /// Units; `nil` where the stock is not tracked.
  let onHand: Int?
  let isForSale: Bool
  /// What the order sold of it already, so that only the difference comes off the shelf.
  let held: Held?

  struct Held: Hashable, Sendable {
    let units: Int
    let unitPrice: Money
  }

  var name: String { article?.name ?? "\(product)" }

  /// As sold for what the order holds already, else today's.
  var price: Money? { held?.unitPrice ?? article?.price }

  var quantity: Quantity? { Int(typed.trimmed).flatMap { try? Quantity($0) } }

  var amount: Money? {
    guard let price, let quantity, fault == nil else { return nil }
    return try? price * quantity
  }

  /// How many the order may ask for; `nil` where the article's stock is not tracked.
  var available: Int? { onHand.map { $0 + (held?.units ?? 0) } }

  var fault: Fault? {
    if article == nil { return .gone }
    guard let quantity else { return .quantity }
    let more = quantity.units - (held?.units ?? 0)
    if more > 0, !isForSale { return .archived }
    if more > 0, let available, quantity.units > available { return .short(available: available) }
    return nil
  }
}
