import HTTPServer
import Synchronization

/// Every request has a name, so that its log records and its response can be told to belong together.
extension Request {
  /// The name that a client or a proxy gives in `X-Request-Id`, if it is 1 to 64 letters, digits, `-`, `_` or `.`.
  var givenName: String? {
    guard let name = fields[.requestID], (1...64).contains(name.utf8.count) else { return nil }
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isPlain ? name : nil
  }
}

extension FieldName {
  /// Names the request in the log.
  static let requestID: FieldName = "X-Request-Id"
}

/// Names of our own that tell requests apart, each a golden section of all numbers further than the one before: they come again
/// only after more requests than will ever be made, and cost no call to the system.
final class RequestNames: Sendable {
  private let last: Atomic<UInt64>

  /// - Parameter seed: where the names begin.
  init(seed: UInt64) { last = Atomic(seed) }

  /// Sixty bits: as many hexadecimal digits as a string holds without memory of its own.
  func next() -> String {
    let number = last.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
    return String(unsafeUninitializedCapacity: 15) { text in
      for index in 0..<15 {
        let digit = UInt8(truncatingIfNeeded: number >> UInt64(60 - index * 4) & 15)
        text[index] = digit < 10 ? digit + UInt8(ascii: "0") : digit + UInt8(ascii: "a") - 10
      }
      return 15
    }
  }
}
