/// A call that a loop owes; see ``EventLoop/schedule(at:_:)``. Belongs to the loop's thread.
public final class LoopTimer {
  /// When the call is due; for a repeated one, the next.
  public private(set) var deadline: EventLoop.Instant

  var interval: Duration?
  var place: Int?
  var sequence: UInt64 = 0

  private unowned let loop: EventLoop
  private var action: (() -> Void)?
  /// Called instead of the action when the loop ends first.
  var onDrop: (() -> Void)?

  init(_ loop: EventLoop, _ deadline: EventLoop.Instant, _ action: @escaping () -> Void) {
    self.loop = loop
    self.deadline = deadline
    self.action = action
  }

  /// Takes the call back. Nothing happens where it has been made already.
  public func cancel() {
    guard action != nil else { return }
    loop.cancel(self)
    (action, onDrop) = (nil, nil)
  }

  func fire() {
    let action = action
    if interval == nil { (self.action, onDrop) = (nil, nil) }
    action?()
  }

  /// Moves a repeated timer that has not been cancelled to its next deadline.
  func repeats(after now: EventLoop.Instant) -> Bool {
    guard let interval, action != nil else { return false }
    deadline = now.advanced(by: interval)
    return true
  }

  func drop() {
    let onDrop = onDrop
    (action, self.onDrop) = (nil, nil)
    onDrop?()
  }

  func isBefore(_ other: LoopTimer) -> Bool {
    deadline == other.deadline ? sequence < other.sequence : deadline < other.deadline
  }
}
