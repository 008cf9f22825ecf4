/// A range of durations: single microseconds up to sixteen, then eight ranges of equal length up to each power of two.
struct LatencyBucket: Equatable {
  /// How many there are.
  static let count = 16 + 23 * 8
  let index: Int

  init(index: Int) { self.index = index }

  /// The bucket of a duration; the first or last where it is beyond them.
  init(of duration: Duration) {
    let (seconds, attoseconds) = duration.components
    guard seconds < 134 else {
      index = Self.count - 1
      return
    }
    let microseconds = max(0, seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
    guard microseconds >= 16 else {
      index = Int(microseconds)
      return
    }
    let exponent = 63 - microseconds.leadingZeroBitCount
    index = min(16 + (exponent - 4) * 8 + Int(microseconds >> (exponent - 3)) & 7, Self.count - 1)
  }

  /// The shortest duration beyond it.
  var end: Duration {
    if index < 16 { return .microseconds(index + 1) }
    let (octave, eighth) = (index - 16).quotientAndRemainder(dividingBy: 8)
    return .microseconds((eighth + 9) << (octave + 1))
  }
}
