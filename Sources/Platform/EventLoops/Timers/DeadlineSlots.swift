/// The slots of a ``DeadlineWheel``: doubly linked lists of places, kept in one array. Apart from the elements, so that
/// it is compiled once and not for each type of them.
@usableFromInline
struct DeadlineSlots: Sendable {
  /// Where a deadline is kept, and which of those that were kept there it is.
  @usableFromInline
  struct Place: Hashable, Sendable {
    @usableFromInline let index: Int32
    let generation: UInt32
  }

  private struct Node {
    var due: UInt64 = 0
    var previous: Int32 = -1
    var next: Int32 = -1
    var generation: UInt32 = 0
  }

  @usableFromInline private(set) var count = 0
  private var tick: UInt64
  private var heads: [Int32]
  private var nodes: [Node] = []
  private var free: Int32 = -1

  init(atLeast size: Int, tick: UInt64) {
    var power = 1
    while power < min(size, 1 << 20) { power *= 2 }
    heads = Array(repeating: -1, count: power)
    self.tick = tick
  }

  /// Adds a deadline that is due when the time is `due`; one in the past is due with the next tick.
  @usableFromInline
  mutating func insert(due: UInt64) -> Place {
    let due = max(due, tick + 1)
    let index = takeNode()
    let slot = slot(of: due)
    let next = heads[slot]
    let generation = nodes[Int(index)].generation
    nodes[Int(index)] = Node(due: due, next: next, generation: generation)
    if next >= 0 { nodes[Int(next)].previous = index }
    heads[slot] = index
    count += 1
    return Place(index: index, generation: generation)
  }

  /// Takes a deadline out; false where it is not there any more.
  @usableFromInline
  mutating func remove(_ place: Place) -> Bool {
    guard place.index < nodes.count, nodes[Int(place.index)].generation == place.generation else { return false }
    remove(place.index)
    return true
  }

  /// Moves on to `target` and takes out what is due by then.
  @usableFromInline
  mutating func advance(to target: UInt64) -> [Int32] {
    guard target > tick else { return [] }
    var due: [Int32] = []
    // After a whole round every slot has been looked at.
    let steps = count == 0 ? 0 : min(target - tick, UInt64(heads.count))
    for step in 0..<steps {
      var index = heads[slot(of: tick + 1 + step)]
      while index >= 0 {
        let node = nodes[Int(index)]
        if node.due <= target {
          remove(index)
          due.append(index)
        }
        index = node.next
      }
    }
    tick = target
    return due
  }

  private func slot(of tick: UInt64) -> Int { Int(tick & UInt64(heads.count - 1)) }

  private mutating func takeNode() -> Int32 {
    guard free >= 0 else {
      nodes.append(Node())
      return Int32(nodes.count - 1)
    }
    defer { free = nodes[Int(free)].next }
    return free
  }

  private mutating func remove(_ index: Int32) {
    let node = nodes[Int(index)]
    if node.previous >= 0 {
      nodes[Int(node.previous)].next = node.next
    } else {
      heads[slot(of: node.due)] = node.next
    }
    if node.next >= 0 { nodes[Int(node.next)].previous = node.previous }
    nodes[Int(index)] = Node(next: free, generation: node.generation &+ 1)
    free = index
    count -= 1
  }
}
