import HTTPServer

extension Response {
  /// Tags a document with the version that it shows, for If-Match, and its bytes, for caches: `"3-9f0e…"`.
  ///
  /// The version is the document's own member of that name. Text cannot be taken for it: quotes are escaped there.
  mutating func tagVersion(of json: [UInt8]) {
    guard let start = json.valueOfMember("version") else { return }
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
  /// Where the value of the first member of that name begins, in JSON without blanks.
  fileprivate func valueOfMember(_ name: StaticString) -> Int? {
    let quote = UInt8(ascii: "\"")
    let length = name.utf8CodeUnitCount
    return withUnsafeBufferPointer { bytes in
      var start = 0
      while start + length + 3 <= bytes.count {
        let end = start + 1 + length
        if bytes[start] == quote, bytes[end] == quote, bytes[end + 1] == UInt8(ascii: ":"),
          bytes[start + 1..<end].elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: length))
        {
          return end + 2
        }
        start += 1
      }
      return nil
    }
  }
}
