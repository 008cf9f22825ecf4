import Domain
import HTTPServer

extension Request {
  /// The version that the client has seen, from If-Match: the number that begins the thing's ETag, or the number alone.
  ///
  /// - Returns: `nil` without the field, and for `*`.
  /// - Throws: `StoreError.malformed`, naming the header, if it names several.
  func seenVersion() throws(StoreError) -> Int64? {
    guard let field = fields[.ifMatch], field != "*" else { return nil }
    guard !field.contains(",") else { throw .malformed(field: "If-Match", expected: "one ETag") }
    let digits = field.drop { "W/\"".contains($0) }.prefix { $0 >= "0" && $0 <= "9" }
    // What is no version of ours is the version of nothing.
    return Int64(digits) ?? -1
  }

  /// The same for edits, whose sender must have seen what is edited.
  /// - Throws: `Problem` without the field.
  func requiredVersion() throws -> Int64? {
    guard fields.contains(.ifMatch) else {
      throw Problem(
        .versionRequired, "Send the ETag of what you have read as If-Match, so that nobody else's edit is lost.",
        field: FieldName.ifMatch.text)
    }
    return try seenVersion()
  }
}
