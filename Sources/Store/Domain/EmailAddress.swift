/// Where a user is written to; names at most one user. Kept in lower case.
public struct EmailAddress: Hashable, Sendable {
  /// In characters.
  public static let length = 3...254

  public let text: String

  /// - Throws: `StoreError`, naming `field`.
  public init(_ text: String, field: String = "email") throws(StoreError) {
    let text = try cleaned(text, field: field, length: Self.length).lowercased()
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), Self.isDomain(parts[1]),
      !text.contains(where: \.isWhitespace)
    else {
      throw .malformed(field: field, expected: "an address such as name@example.com")
    }
    self.text = text
  }

  /// Of a user whose name and address were taken away: unique, and no mail can reach it (RFC 2606 §2).
  public init(anonymous user: User.ID) throws(StoreError) { try self.init("\(user)@anonymous.invalid") }

  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
      !label.isEmpty && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    }
  }
}
