import CQLProtocol

/// The requests of one connection that are not answered yet, by their stream ids.
///
/// The id of a request that nobody waits for any more stays taken until its answer came: given to another request, it
/// would bring that one the wrong answer.
struct StreamTable {
  /// What an id stands for when an answer names it.
  enum Answered {
    case request(any ResponseHandler, tag: Int)
    /// Nobody waits any more.
    case orphan
    /// No request has it.
    case unknown
  }

  private enum Slot {
    case free
    case waiting(any ResponseHandler, tag: Int)
    case orphan
  }

  private var slots: [Slot] = []
  private var free: [Int16] = []
  private let capacity: Int
  /// How many requests are unanswered, those included that nobody waits for.
  private(set) var count = 0
  /// How many requests nobody waits for.
  private(set) var orphans = 0

  /// - Parameter capacity: how many requests there may be at once: 1 to 32,768.
  init(capacity: Int) { self.capacity = min(max(capacity, 1), Int(Int16.max) + 1) }

  var isFull: Bool { count >= capacity }

  /// An id for a request; nil where none is free. The one freed last comes first, which keeps the table small.
  mutating func take(_ handler: any ResponseHandler, tag: Int) -> Int16? {
    guard count < capacity else { return nil }
    count += 1
    if let stream = free.popLast() {
      slots[Int(stream)] = .waiting(handler, tag: tag)
      return stream
    }
    slots.append(.waiting(handler, tag: tag))
    return Int16(slots.count - 1)
  }

  /// Takes back an id whose request was never sent.
  mutating func release(_ stream: Int16) { _ = answered(stream) }

  /// Nobody waits for that request any more.
  mutating func abandon(_ stream: Int16) {
    guard case .waiting? = slot(stream) else { return }
    slots[Int(stream)] = .orphan
    orphans += 1
  }

  /// The request that an answer belongs to. Its id is free from now on.
  mutating func answered(_ stream: Int16) -> Answered {
    guard stream >= 0 && Int(stream) < slots.count else { return .unknown }
    let answered: Answered
    switch exchange(&slots[Int(stream)], with: .free) {
    case .free: return .unknown
    case .waiting(let handler, let tag): answered = .request(handler, tag: tag)
    case .orphan:
      orphans -= 1
      answered = .orphan
    }
    free.append(stream)
    count -= 1
    return answered
  }

  /// Whoever still waits, in the order of their ids. The table is empty then.
  mutating func removeAll() -> [(handler: any ResponseHandler, tag: Int)] {
    let waiting = slots.compactMap { slot in
      if case .waiting(let handler, let tag) = slot { (handler, tag) } else { nil }
    }
    self = StreamTable(capacity: capacity)
    return waiting
  }

  private func slot(_ stream: Int16) -> Slot? {
    stream >= 0 && Int(stream) < slots.count ? slots[Int(stream)] : nil
  }
}
