/// Many coarse deadlines, of which nearly all are cancelled before they come: scheduling and cancelling take constant
/// time and no memory once the wheel has grown to its load.
///
/// A hashed timing wheel (Varghese and Lauck, 1987): deadlines fall into slots of `resolution`; each slot is a linked
/// list, looked at when its time comes; what is due in a later round stays. An element expires at its deadline or up to
/// one resolution later, never before.
///
/// The wheel has no clock. Whoever owns it says what time it is, on a loop for instance so:
/// ```swift
/// var requests = DeadlineWheel<RequestID>(resolution: .milliseconds(100), now: loop.now)
/// try loop.schedule(every: .milliseconds(100)) {
///   for id in requests.advance(to: loop.now) { timedOut(id) }
/// }
/// ```
public struct DeadlineWheel<Element> {
  /// Names a scheduled deadline. Tokens are never mistaken for later ones.
  public struct Token: Hashable, Sendable {
    fileprivate let index: Int32
    fileprivate let generation: UInt32
  }

  fileprivate struct Node {
    var element: Element?
    var tick: UInt64 = 0
    var previous: Int32 = -1
    var next: Int32 = -1
    var generation: UInt32 = 0
  }

  /// How coarse the deadlines are.
  public var resolution: Duration { .nanoseconds(Int64(clamping: nanoseconds)) }
  /// The number of deadlines scheduled.
  public private(set) var count = 0

  private let nanoseconds: UInt64
  private var tick: UInt64
  private var slots: [Int32]
  private var nodes: [Node] = []
  private var free: Int32 = -1

  /// Makes an empty wheel.
  /// - Parameters:
  ///   - resolution: the width of a slot, at least a millisecond; 100 milliseconds to a second serve well.
  ///   - slots: their number, rounded up to a power of two. A round should be longer than most deadlines.
  ///   - now: the present moment.
  public init(resolution: Duration, slots: Int = 512, now: EventLoop.Instant) {
    nanoseconds = UInt64(max(resolution, .milliseconds(1)).wholeNanoseconds)
    var size = 1
    while size < min(slots, 1 << 20) { size *= 2 }
    self.slots = Array(repeating: -1, count: size)
    tick = now.nanoseconds / nanoseconds
  }

  /// Whether there are no deadlines.
  public var isEmpty: Bool { count == 0 }

  /// Adds a deadline. One in the past expires with the next ``advance(to:)`` that reaches a new slot.
  public mutating func schedule(_ element: Element, at deadline: EventLoop.Instant) -> Token {
    let (whole, rest) = deadline.nanoseconds.quotientAndRemainder(dividingBy: nanoseconds)
    let index = takeNode()
    let due = max(rest == 0 ? whole : whole + 1, tick + 1)
    let slot = slot(of: due)
    nodes[Int(index)].element = element
    nodes[Int(index)].tick = due
    nodes[Int(index)].next = slots[slot]
    nodes[Int(index)].previous = -1
    if slots[slot] >= 0 { nodes[Int(slots[slot])].previous = index }
    slots[slot] = index
    count += 1
    return Token(index: index, generation: nodes[Int(index)].generation)
  }

  /// Takes a deadline back.
  /// - Returns: its element; nil where it has expired or been cancelled before.
  @discardableResult
  public mutating func cancel(_ token: Token) -> Element? {
    guard token.index < nodes.count, nodes[Int(token.index)].generation == token.generation else { return nil }
    return remove(token.index)
  }

  /// Moves the wheel's time on.
  /// - Returns: the elements whose deadlines have come, in no order within a slot. A time before the last one returns none.
  public mutating func advance(to now: EventLoop.Instant) -> [Element] {
    let target = now.nanoseconds / nanoseconds
    guard target > tick else { return [] }
    var expired: [Element] = []
    // After a whole round every slot has been looked at.
    let steps = count == 0 ? 0 : min(target - tick, UInt64(slots.count))
    for step in 0..<steps {
      var index = slots[slot(of: tick + 1 + step)]
      while index >= 0 {
        let next = nodes[Int(index)].next
        if nodes[Int(index)].tick <= target, let element = remove(index) { expired.append(element) }
        index = next
      }
    }
    tick = target
    return expired
  }

  private func slot(of tick: UInt64) -> Int { Int(tick & UInt64(slots.count - 1)) }

  private mutating func takeNode() -> Int32 {
    guard free >= 0 else {
      nodes.append(Node())
      return Int32(nodes.count - 1)
    }
    defer { free = nodes[Int(free)].next }
    return free
  }

  private mutating func remove(_ index: Int32) -> Element? {
    let node = nodes[Int(index)]
    if node.previous >= 0 {
      nodes[Int(node.previous)].next = node.next
    } else {
      slots[slot(of: node.tick)] = node.next
    }
    if node.next >= 0 { nodes[Int(node.next)].previous = node.previous }
    nodes[Int(index)] = Node(element: nil, next: free, generation: node.generation &+ 1)
    free = index
    count -= 1
    return node.element
  }
}

extension DeadlineWheel: Sendable where Element: Sendable {}
extension DeadlineWheel.Node: Sendable where Element: Sendable {}
