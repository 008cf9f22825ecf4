extension CQLVarint: CustomStringConvertible {
  /// Longer numbers are not turned into digits: the time this takes grows with the square of their length.
  private static let longestInDigits = 4_096

  /// The number in decimal digits, or how long it is if it has more than 4,096 bytes.
  public var description: String {
    guard bytes.count <= Self.longestInDigits else { return "(a varint of \(bytes.count) bytes)" }
    return (isNegative ? "-" : "") + Self.digits(of: isNegative ? Self.negated(bytes) : bytes)
  }

  /// The number of these decimal digits, with a sign in front or none; `nil` for any other text.
  public init?(_ text: String) {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let digits = text.utf8.dropFirst(isNegative || text.utf8.first == UInt8(ascii: "+") ? 1 : 0)
    guard !digits.isEmpty else { return nil }
    // Nine digits at a time, into 32 bits at a time, the lowest first.
    var limbs: [UInt32] = []
    var group: UInt32 = 0
    var scale: UInt32 = 1
    for (index, digit) in digits.enumerated() {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      group = group * 10 + UInt32(digit - UInt8(ascii: "0"))
      scale *= 10
      if scale == 1_000_000_000 || index == digits.count - 1 {
        Self.multiply(&limbs, by: scale, adding: group)
        group = 0
        scale = 1
      }
    }
    var magnitude = ByteWriter(capacity: 1 + 4 * limbs.count)
    magnitude.byte(0)
    for limb in limbs.reversed() { magnitude.integer(limb) }
    self.init(twosComplement: isNegative ? Self.negated(magnitude.bytes) : magnitude.bytes)
  }

  private static func multiply(_ limbs: inout [UInt32], by factor: UInt32, adding carry: UInt32) {
    var carry = UInt64(carry)
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * UInt64(factor) + carry
      limbs[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { limbs.append(UInt32(truncatingIfNeeded: carry)) }
  }

  /// The decimal digits of a magnitude, the most significant byte first.
  private static func digits(of magnitude: [UInt8]) -> String {
    var limbs: [UInt32] = []
    for index in stride(from: magnitude.count, to: 0, by: -4) {
      limbs.append(magnitude[max(0, index - 4)..<index].reduce(0) { $0 << 8 | UInt32($1) })
    }
    var groups: [UInt32] = []
    while let highest = limbs.last {
      if highest == 0 {
        limbs.removeLast()
        continue
      }
      var rest: UInt64 = 0
      for index in limbs.indices.reversed() {
        let value = rest << 32 | UInt64(limbs[index])
        limbs[index] = UInt32(truncatingIfNeeded: value / 1_000_000_000)
        rest = value % 1_000_000_000
      }
      groups.append(UInt32(truncatingIfNeeded: rest))
    }
    guard let first = groups.last else { return "0" }
    return groups.dropLast().reversed().reduce(into: String(first)) { text, group in
      let digits = String(group)
      text += String(repeating: "0", count: 9 - digits.count) + digits
    }
  }

  /// The two's complement of the number with the other sign, in as many bytes.
  private static func negated(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    var carry = true
    for index in bytes.indices.reversed() {
      result[index] = ~bytes[index] &+ (carry ? 1 : 0)
      carry = carry && bytes[index] == 0
    }
    return result
  }
}
