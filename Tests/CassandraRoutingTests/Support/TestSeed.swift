import Foundation

/// Where a random test begins: at `STORE_TEST_SEED` if that is set, and else where none has begun before.
enum TestSeed {
  /// Draws the seed of the test called `name`, and prints it, so that a failure can be run again.
  static func draw(for name: String) -> SeededRandom {
    let given = ProcessInfo.processInfo.environment["STORE_TEST_SEED"].flatMap { UInt64($0) }
    let seed = given ?? UInt64.random(in: 0...UInt64.max)
    print("\(name): STORE_TEST_SEED=\(seed)")
    return SeededRandom(seed: seed)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }
}
