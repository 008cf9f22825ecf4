public import Domain
import JSON

extension Documents {
  /// A stock movement as the ledger shows it: what it left on hand, why, and when.
  public func movement(_ movement: StockMovement, leaving onHand: Int, at place: LogPlace) -> [UInt8] {
    json(reserving: 256) {
      $0.object {
        $0.member("time", place.time)
        $0.member("reason", movement.reason.rawValue)
        $0.member("delta", movement.delta)
        $0.member("on_hand", onHand)
        $0.member("order_id", movement.order)
        $0.member("note", movement.note)
        $0.member("actor_id", place.actor)
      }
    }
  }
}
