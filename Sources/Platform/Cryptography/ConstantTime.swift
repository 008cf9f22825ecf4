internal import CSodium

/// Whether both hold the same bytes, found in a time that depends on their length only, so that nobody can learn a
/// secret by guessing it byte after byte and watching the clock.
public func constantTimeEqual(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
  let left = Array(left)
  let right = Array(right)
  guard left.count == right.count else { return false }
  return sodium_memcmp(left, right, left.count) == 0
}
