import Commands

/// The rows that the lane knows from the batches before. As long as the change log ends where the lane left it, nobody
/// else has written, and they need not be loaded again.
struct KnownRows {
  private var rows = State()
  private var head: LogHead?

  /// Knows nothing.
  init() {}

  /// Knows what a batch left, once it is committed.
  init(_ rows: consuming State, at head: LogHead) {
    rows.forgetOrders()
    guard rows.size <= Self.most else { return }
    self.rows = rows
    self.head = head
  }

  /// What of it still holds when the log ends at `head`. It is known no more: only a batch that is committed leaves
  /// something to know.
  mutating func take(at head: LogHead) -> State {
    defer { self = KnownRows() }
    return self.head == head ? rows : State()
  }

  /// Some tens of megabytes. Beyond, the lane forgets everything, which costs it one larger load.
  private static let most = 131_072
}
