/// Chance that can be had again: SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators").
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &self) }

  mutating func chance() -> Bool { .random(using: &self) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[int(0...elements.count - 1)] }

  mutating func maybe<Value>(_ value: (inout SeededRandom) throws -> Value) rethrows -> Value? {
    chance() ? try value(&self) : nil
  }
}
