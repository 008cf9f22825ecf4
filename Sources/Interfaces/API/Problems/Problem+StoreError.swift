public import Domain
import JSON

extension Problem {
  /// What a refusal of the store means over HTTP.
  public init(_ error: StoreError) {
    switch error {
    case .notFound(let kind, let key): self = .notFound(kind, key)
    case .outOfRange(let field, let allowed):
      self.init(.outOfRange, "Send \(field) within what is allowed: \(allowed).", field: field)
    case .malformed(let field, let expected): self.init(.malformedValue, "Send \(field) as \(expected).", field: field)
    case .alreadyExists(let kind, let field, let value): self = .alreadyExists(kind, field, value)
    case .amountTooLarge:
      self.init(
        .amountTooLarge,
        "An amount is at most 10^12 of the currency's smallest unit. Check prices and quantities, or split the order.")
    case .shortage(let shortages): self = .shortage(shortages)
    case .wrongStatus(let order, let status, let needed): self = .wrongStatus(order, status, needed)
    case .notForSale(let product):
      self.init(
        .notForSale, "The product \(product) is archived and no longer sold. Leave it out.",
        extensions: ["product_id": .string("\(product)")])
    case .notTracked(let product):
      self.init(
        .notTracked, "Nobody has counted the product \(product) yet. Count its shelf or receive a delivery first.",
        extensions: ["product_id": .string("\(product)")])
    case .notDeletable(let hindrance): self = .notDeletable(hindrance)
    case .changedMeanwhile(let current):
      self.init(
        .changedMeanwhile, "Somebody changed it after you read it. Read version \(current) and decide again.",
        extensions: ["current_version": .number(JSONNumber(current))])
    case .keyReused:
      self.init(
        .keyReused, "Choose a new key for a new request, or repeat the first request unchanged.",
        field: "Idempotency-Key")
    case .unavailable(let reason): self.init(reason)
    }
  }

  private static func notFound(_ kind: StoreError.Kind, _ key: String) -> Problem {
    let remedy =
      switch kind {
      case .product, .user, .order: "Check how it is written, and that it is of this store."
      case .report: "GET \(StoreAPI.prefix)/reports lists them."
      }
    return Problem(.notFound, "There is no \(kind.rawValue) \(quoted(key)). \(remedy)")
  }

  private static func alreadyExists(_ kind: StoreError.Kind, _ field: String, _ value: String) -> Problem {
    Problem(
      .alreadyExists,
      "Another \(kind.rawValue) has the \(field) \(quoted(value)). Use that \(kind.rawValue) or choose another "
        + "\(field).", field: field, extensions: ["value": .string(value)])
  }

  private static func notDeletable(_ hindrance: Hindrance) -> Problem {
    switch hindrance {
    case .sold(let product):
      Problem(
        .notDeletable,
        "The product was sold, and orders name it. Archive it instead: "
          + "POST \(StoreAPI.prefix)/products/\(product)/archive.")
    case .onHand(let product, let units):
      Problem(
        .notDeletable,
        "\(units) units of the product are on hand. Adjust its stock to 0 first, or archive it: "
          + "POST \(StoreAPI.prefix)/products/\(product)/archive.",
        extensions: ["on_hand": .number(JSONNumber(units))])
    case .bought(let user):
      Problem(
        .notDeletable,
        "The user has bought, and orders name the user. Take the name away instead: "
          + "POST \(StoreAPI.prefix)/users/\(user)/anonymise.")
    }
  }

  private static func shortage(_ shortages: [Shortage]) -> Problem {
    let list = shortages.map { short -> JSONValue in
      [
        "product_id": .string("\(short.product)"), "asked": .number(JSONNumber(short.asked)),
        "available": .number(JSONNumber(short.available)),
      ]
    }
    let subject = shortages.count == 1 ? "One product is" : "\(shortages.count) products are"
    return Problem(
      .shortage, "\(subject) short. Ask for what is available at most, or receive stock first.",
      extensions: ["shortages": .array(list)])
  }

  private static func wrongStatus(_ order: Order.ID, _ status: Order.Status, _ needed: [Order.Status]) -> Problem {
    let allowed = needed.map(\.rawValue)
    return Problem(
      .wrongStatus,
      "The order is \(status.rawValue); it would have to be \(allowed.joined(separator: " or ")) for this.",
      extensions: [
        "order_id": .string("\(order)"), "order_status": .string(status.rawValue),
        "needed_statuses": .array(allowed.map(JSONValue.string)),
      ])
  }
}
