extension Request {
  /// The values of a form sent as application/x-www-form-urlencoded; nil for a body of another type.
  public var form: URLEncodedValues? {
    guard mediaType == "application/x-www-form-urlencoded" else { return nil }
    return URLEncodedValues(String(decoding: body, as: UTF8.self))
  }

  /// The body's media type in small letters and without parameters: "application/json"; nil where none is named.
  public var mediaType: String? {
    fields[.contentType]?[...].withoutParameters
  }

  /// The value of a cookie the client sent back (RFC 6265 §4.2), without its quotes.
  public func cookie(_ name: String) -> String? {
    for field in fields.all(.cookie) {
      for pair in field.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].trimmed == name else { continue }
        let value = parts[1].trimmed
        let isQuoted = value.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
        return isQuoted ? String(value.dropFirst().dropLast()) : value
      }
    }
    return nil
  }
}

extension Substring {
  /// The text without the spaces and tabs around it (RFC 9110 §5.6.3).
  var trimmed: String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    guard let start = firstIndex(where: { !isBlank($0) }), let end = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[start...end])
  }
}
