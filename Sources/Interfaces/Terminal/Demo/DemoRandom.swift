/// SplitMix64 (Steele, Lea, Flood 2014): chance that is the same for the same seed on every machine.
struct DemoRandom: RandomNumberGenerator {
  private var state: UInt64

  /// The chance of one thing of many: whatever is drawn for the others.
  init(_ seed: Int, _ kind: UInt64, _ number: Int) {
    state =
      UInt64(bitPattern: Int64(seed)) &* 0x9e37_79b9_7f4a_7c15 ^ kind << 56 ^ UInt64(number) &* 0xd1b5_4a32_d192_ed03
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }

  /// From 0 up to, but not, 1.
  mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53) }

  mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
