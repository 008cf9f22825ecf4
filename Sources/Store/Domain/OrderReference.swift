/// What people call an order on the telephone: 1 to 40 characters.
///
/// Short and easy to say, so not quite unique: the identifier is. References of imported orders are those of the
/// system that they come from, and unique among themselves.
public struct OrderReference: Hashable, Sendable {
  public let text: String

  /// - Throws: `StoreError`, naming `field`.
  public init(_ text: String, field: String = "reference") throws(StoreError) {
    self.text = try cleaned(text, field: field, length: 1...40)
  }

  /// `7KQM-4D2F`, derived from the identifier: four digits that advance every 70 minutes, four of chance.
  public init(of order: Order.ID) {
    let milliseconds = order.high >> 16
    text = "\(Self.digits(of: milliseconds >> 22))-\(Self.digits(of: order.low))"
  }

  /// The last twenty bits in Crockford's base 32, which has no I, L, O and U.
  private static func digits(of value: UInt64) -> String {
    String(unsafeUninitializedCapacity: 4) { text in
      for index in 0..<4 { text[index] = alphabet[Int(value >> UInt64(15 - index * 5) & 31)] }
      return 4
    }
  }

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}
