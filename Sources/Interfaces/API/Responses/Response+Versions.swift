import HTTPServer

extension Response {
  /// Tags a document with the version that it shows, for If-Match, and its bytes, for caches: `"3-9f0e…"`.
  ///
  /// The version is the document's own member of that name. Text cannot be taken for it: quotes are escaped there.
  mutating func tagVersion(of json: [UInt8]) {
    guard let start = json.placeOfVersion else { return }
    let digits = json[start...].prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    tag(json, as: String(decoding: digits, as: UTF8.self))
  }

  /// The same for a document that does not tell its version.
  mutating func tag(_ json: [UInt8], as version: some CustomStringConvertible) {
    let hash = json.withUnsafeBytes { EntityTag(of: $0) }
    fields.append(.etag, "\"\(version)-\(hash.text)\"")
  }

  /// A document of the read side that can be edited.
  static func versioned(_ json: [UInt8]) -> Response {
    var response = Response.document(json)
    response.tagVersion(of: json)
    return response
  }

  static func versioned(_ json: [UInt8], as version: Int64) -> Response {
    var response = Response.document(json)
    response.tag(json, as: version)
    return response
  }
}

extension [UInt8] {
  /// Where the value of the first member named "version" begins, in JSON without blanks.
  fileprivate var placeOfVersion: Int? {
    // Eight bytes at once: with the quote before it, the name is as long as a word.
    let name = Self.quotedVersion
    return withUnsafeBytes { bytes in
      var start = 0
      while start + 10 < bytes.count {
        if bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self) == name,
          bytes[start + 8] == UInt8(ascii: "\""), bytes[start + 9] == UInt8(ascii: ":")
        {
          return start + 10
        }
        start += 1
      }
      return nil
    }
  }

  private static let quotedVersion = Array("\"version".utf8).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
}
