import Foundation

/// Where a random test begins: at `STORE_TEST_SEED` if that is set, and else where none has begun before.
public enum TestSeed {
  /// Draws the seed of the test called `name`, and prints it, so that a failure can be run again.
  public static func draw(for name: String) -> UInt64 {
    let given = ProcessInfo.processInfo.environment["STORE_TEST_SEED"].flatMap { UInt64($0) }
    let seed = given ?? UInt64.random(in: 0...UInt64.max)
    print("\(name): STORE_TEST_SEED=\(seed)")
    return seed
  }

  /// Draws a seed, and begins there.
  public static func random(for name: String) -> SeededRandom { SeededRandom(seed: draw(for: name)) }
}
