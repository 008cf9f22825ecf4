import Commands
import Domain

/// What the store answers, in the model's words.
extension Answer {
  var words: String {
    switch self {
    case .product(let product):
      return "product \(product.id.number) \(product.sku.text) \(product.price.minorUnits) "
        + "\(product.details.category ?? "-") \(product.status.rawValue) v\(product.version)"
    case .user(let user):
      return "user \(user.id.number) \(user.name.text) \(user.email.text) \(user.role.rawValue) v\(user.version)"
    case .stock(let stock): return "stock \(stock.product.number) \(stock.onHand.map { "\($0)" } ?? "untracked")"
    case .order(let order):
      let lines = order.lines.map { line in
        "\(line.product.number):\(line.quantity.units)@\(line.unitPrice.minorUnits)\(line.fromStock ? "s" : "")"
      }
      return "order \(order.id.number) of \(order.buyer.number) \(order.status.rawValue) v\(order.version) "
        + "\(order.total.minorUnits) " + lines.joined(separator: ",")
    case .imported(let outcome): return outcome.rawValue
    }
  }
}

extension StoreError {
  var words: String {
    switch self {
    case .notFound(let kind, key: _): "no \(kind.rawValue)"
    case .outOfRange(field: let field, allowed: _): "range \(field)"
    case .alreadyExists(let kind, field: let field, value: _): "taken \(kind.rawValue) \(field)"
    case .amountTooLarge: "amount"
    case .shortage(let short):
      "short " + short.map { "\($0.product.number): \($0.asked) of \($0.available)" }.joined(separator: ", ")
    case .wrongStatus(order: _, is: let status, needed: let needed):
      "is \(status.rawValue), not \(needed.map(\.rawValue).joined(separator: "/"))"
    case .notForSale(let product): "not for sale \(product.number)"
    case .notTracked: "not tracked"
    case .notDeletable(.sold): "sold"
    case .notDeletable(.onHand(_, units: let units)): "on hand \(units)"
    case .notDeletable(.bought): "bought"
    case .changedMeanwhile(current: let version): "changed, now \(version)"
    case .keyReused: "key"
    default: "\(self)"
    }
  }
}

extension Identifier {
  /// As `Samples` numbers things.
  var number: Int { Int(low) }
}
