import HTTPServer

extension Response {
  /// Tags a document with the version that it shows, for If-Match, and its bytes, for caches: `"3-1c4-9f0e…"`.
  ///
  /// The version is the document's own member of that name. Text cannot be taken for it: quotes are escaped there.
  mutating func tagVersion(of json: [UInt8]) {
    let name = Array("\"version\":".utf8)
    guard let start = json.firstRange(of: name)?.upperBound else { return }
    let digits = json[start...].prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    tag(json, as: String(decoding: digits, as: UTF8.self))
  }

  /// The same for a document that does not tell its version.
  mutating func tag(_ json: [UInt8], as version: some CustomStringConvertible) {
    let hash = json.withUnsafeBytes { EntityTag(of: $0) }
    fields.append(.etag, EntityTag("\(version)-\(hash.text)").description)
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
