internal import CUV
internal import Synchronization

extension EventLoop {
  /// How many turns have worked longer than allowed since the loop began; any thread may ask.
  public var slowTurns: Int { slowTurnCount.load(ordering: .relaxed) }

  /// Counts and reports the turn that ends now if it took too long.
  func reviewTurn() {
    let end = uv_hrtime()
    guard end > turnBegan, end - turnBegan > slowTurn else { return }
    slowTurnCount.add(1, ordering: .relaxed)
    onSlowTurn?(.nanoseconds(Int64(clamping: end - turnBegan)))
  }
}
