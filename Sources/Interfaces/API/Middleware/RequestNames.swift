import Synchronization

/// Names that tell requests apart: the sequence SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), which visits each number
/// once and asks the system for nothing.
final class RequestNames: Sendable {
  private let state: Atomic<UInt64>

  /// - Parameter seed: where the sequence begins.
  init(seed: UInt64) { state = Atomic(seed) }

  /// Sixty bits: as many hexadecimal digits as a string holds without memory of its own.
  func next() -> String {
    let number = Self.mixed(state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue)
    return String(unsafeUninitializedCapacity: 15) { text in
      for index in 0..<15 {
        let digit = UInt8(truncatingIfNeeded: number >> UInt64(60 - index * 4) & 15)
        text[index] = digit < 10 ? digit + UInt8(ascii: "0") : digit + UInt8(ascii: "a") - 10
      }
      return 15
    }
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    let once = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
    let twice = (once ^ once >> 27) &* 0x94D0_49BB_1331_11EB
    return twice ^ twice >> 31
  }
}
