extension Stock {
  /// Units to order of a product for sale, once no more than its reorder point is on hand, or nothing where it has
  /// none: up to its target level, and to one more than its reorder point at least. 0 while there is enough.
  public static func toOrder(onHand: Int, reorderPoint: Int?, targetLevel: Int?) -> Int {
    let point = reorderPoint ?? 0
    return onHand > point ? 0 : max(targetLevel ?? 0, point + 1) - onHand
  }
}
