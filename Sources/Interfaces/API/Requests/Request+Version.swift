import Domain
import HTTPServer

extension Request {
  /// The version that the client has seen, from If-Match: the thing's ETag, or the number that begins it as a tag alone.
  ///
  /// - Returns: `nil` without the field, and for `*`; -1, the version of nothing, for a tag that is none of ours.
  /// - Throws: `StoreError.malformed`, naming the header, if it is no tag, or several.
  func seenVersion() throws(StoreError) -> Int64? {
    guard let field = fields[.ifMatch], field != "*" else { return nil }
    guard let tag = field.wholeMatch(of: /(?:W\/)?"([^",]*)"/)?.1 else {
      throw .malformed(field: "If-Match", expected: "one ETag, in its quotes, or *")
    }
    guard let digits = tag.wholeMatch(of: /([0-9]{1,10})(?:-[0-9a-f-]{1,40})?/)?.1 else { return -1 }
    return Int64(digits)
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
