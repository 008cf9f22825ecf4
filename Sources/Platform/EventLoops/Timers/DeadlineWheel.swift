/// Many coarse deadlines, of which nearly all are cancelled before they come: scheduling and cancelling take constant
/// time and no memory once the wheel has grown to its load.
///
/// A hashed timing wheel (Varghese and Lauck, 1987): deadlines fall into slots of `resolution`; each slot is a linked
/// list, looked at when its time comes; what is due in a later round stays. An element expires at its deadline or up to
/// one resolution later, never before.
///
/// What depends on the element is inlinable: unspecialised, the copies of elements would cost more than the slots.
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
    @usableFromInline let place: DeadlineSlots.Place

    @inlinable
    init(place: DeadlineSlots.Place) { self.place = place }
  }

  /// How coarse the deadlines are.
  public var resolution: Duration { .nanoseconds(Int64(clamping: nanoseconds)) }
  /// The number of deadlines scheduled.
  @inlinable public var count: Int { slots.count }
  /// Whether there are no deadlines.
  @inlinable public var isEmpty: Bool { slots.count == 0 }

  @usableFromInline let nanoseconds: UInt64
  @usableFromInline var slots: DeadlineSlots
  /// By the index of their place.
  @usableFromInline var elements: [Element?] = []

  /// Makes an empty wheel.
  /// - Parameters:
  ///   - resolution: the width of a slot, at least a millisecond; 100 milliseconds to a second serve well.
  ///   - slots: their number, rounded up to a power of two. A round should be longer than most deadlines.
  ///   - now: the present moment.
  public init(resolution: Duration, slots: Int = 512, now: EventLoop.Instant) {
    nanoseconds = UInt64(max(resolution, .milliseconds(1)).wholeNanoseconds)
    self.slots = DeadlineSlots(atLeast: slots, tick: now.nanoseconds / nanoseconds)
  }

  /// Adds a deadline. One in the past expires with the next ``advance(to:)`` that reaches a new slot.
  @inlinable
  public mutating func schedule(_ element: Element, at deadline: EventLoop.Instant) -> Token {
    let (whole, rest) = deadline.nanoseconds.quotientAndRemainder(dividingBy: nanoseconds)
    let place = slots.insert(due: rest == 0 ? whole : whole + 1)
    if place.index < elements.count {
      elements[Int(place.index)] = element
    } else {
      elements.append(element)
    }
    return Token(place: place)
  }

  /// Takes a deadline back.
  /// - Returns: its element; nil where it has expired or been cancelled before.
  @discardableResult
  @inlinable
  public mutating func cancel(_ token: Token) -> Element? {
    guard slots.remove(token.place) else { return nil }
    return take(token.place.index)
  }

  /// Moves the wheel's time on.
  /// - Returns: the elements whose deadlines have come, in no order within a slot. A time before the last one returns none.
  @inlinable
  public mutating func advance(to now: EventLoop.Instant) -> [Element] {
    slots.advance(to: now.nanoseconds / nanoseconds).compactMap { take($0) }
  }

  @inlinable
  mutating func take(_ index: Int32) -> Element? {
    defer { elements[Int(index)] = nil }
    return elements[Int(index)]
  }
}

extension DeadlineWheel: Sendable where Element: Sendable {}
