/// The timers of a loop, the earliest first: a binary heap in which every timer knows its place, so that one may be
/// taken out of the middle. Adding and removing take logarithmic time.
struct TimerHeap {
  private var timers: [LoopTimer] = []
  private var sequence: UInt64 = 0

  var first: LoopTimer? { timers.first }

  mutating func insert(_ timer: LoopTimer) {
    sequence += 1
    timer.sequence = sequence
    timer.place = timers.count
    timers.append(timer)
    rise(from: timers.count - 1)
  }

  /// Takes a timer out; false where it is not in the heap.
  @discardableResult
  mutating func remove(_ timer: LoopTimer) -> Bool {
    guard let place = timer.place else { return false }
    timer.place = nil
    let last = timers.removeLast()
    guard place < timers.count else { return true }
    put(last, at: place)
    rise(from: place)
    sink(from: place)
    return true
  }

  /// Takes out the earliest timer if it is due.
  mutating func popDue(at now: EventLoop.Instant) -> LoopTimer? {
    guard let first = timers.first, first.deadline <= now else { return nil }
    remove(first)
    return first
  }

  mutating func removeAll() -> [LoopTimer] {
    defer { timers = [] }
    for timer in timers { timer.place = nil }
    return timers
  }

  private mutating func put(_ timer: LoopTimer, at place: Int) {
    timers[place] = timer
    timer.place = place
  }

  private mutating func rise(from start: Int) {
    var place = start
    let timer = timers[place]
    while place > 0 {
      let parent = (place - 1) / 2
      guard timer.isBefore(timers[parent]) else { break }
      put(timers[parent], at: place)
      place = parent
    }
    put(timer, at: place)
  }

  private mutating func sink(from start: Int) {
    var place = start
    let timer = timers[place]
    while true {
      var child = 2 * place + 1
      guard child < timers.count else { break }
      if child + 1 < timers.count && timers[child + 1].isBefore(timers[child]) { child += 1 }
      guard timers[child].isBefore(timer) else { break }
      put(timers[child], at: place)
      place = child
    }
    put(timer, at: place)
  }
}
