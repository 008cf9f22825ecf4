import Cryptography
import Domain
import Foundation

/// Time and chance, which rules never take for themselves.
struct Chance: Sendable {
  let clock: @Sendable () -> Timestamp
  /// 64 bits that nobody can guess.
  let random: @Sendable () -> UInt64

  /// Those of the system.
  static let system = Chance(
    clock: {
      var now = timespec()
      clock_gettime(CLOCK_REALTIME, &now)
      return Timestamp(microseconds: Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000)
    },
    random: {
      var random = SecureRandom()
      return random.next()
    })
}
