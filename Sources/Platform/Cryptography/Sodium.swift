internal import CSodium

/// libsodium, made ready on first use.
enum Sodium {
  /// `sodium_init` chooses the fastest code for the processor and opens the source of randomness. It may be called
  /// from any thread; only where the system has no randomness at all does it fail, and then nothing here is safe.
  private static let isReady = sodium_init() >= 0

  /// Must come before the first call of libsodium.
  static func prepare() {
    precondition(isReady, "libsodium found no source of randomness on this system")
  }
}
