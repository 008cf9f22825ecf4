/// What no shop takes, whatever it holds.
extension ModelShop {
  static let mostUnits = 1_000_000_000
  static let mostMoney = 1_000_000_000_000

  static func check(_ kind: ModelStep.Kind) throws(Refusal) {
    switch kind {
    case .addProduct(_, let goods, let onHand), .importProduct(_, let goods, let onHand):
      guard goods.price <= mostMoney else { throw Refusal("amount") }
      if let onHand { try check(onHand, 0...mostUnits, "on_hand") }
    case .editProduct(_, _, _, let price, _):
      if let price, price > mostMoney { throw Refusal("amount") }
    case .receive(_, let units): try check(units, 1...999_999, "quantity")
    case .count(_, let units): try check(units, 0...mostUnits, "counted")
    case .adjustTo(_, let units): try check(units, 0...mostUnits, "to")
    case .adjustBy(_, let units):
      guard units != 0 else { throw Refusal("range by") }
      try check(units, -mostUnits...mostUnits, "by")
    case .place(_, _, let items), .changeLines(_, _, let items): _ = try merged(items)
    case .importOrder(_, let history):
      for line in history.lines { try check(line.units, 1...999_999, "quantity") }
      guard !history.lines.isEmpty else { throw Refusal("range items") }
    default: break
    }
  }

  private static func check(_ number: Int, _ allowed: ClosedRange<Int>, _ field: String) throws(Refusal) {
    guard allowed.contains(number) else { throw Refusal("range \(field)") }
  }

  /// One item a product, 1 to 200 of them.
  static func merged(_ items: [ModelItem]) throws(Refusal) -> [ModelItem] {
    for item in items { try check(item.units, 1...999_999, "quantity") }
    var merged: [ModelItem] = []
    for item in items where !merged.contains(where: { $0.product == item.product }) {
      let units = items.reduce(0) { $0 + ($1.product == item.product ? $1.units : 0) }
      try check(units, 1...999_999, "quantity")
      merged.append(ModelItem(product: item.product, units: units))
    }
    guard (1...200).contains(merged.count) else { throw Refusal("range items") }
    return merged
  }
}
