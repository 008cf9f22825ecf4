/// A response as a client reads it.
struct RawResponse: Equatable {
  var status: Int
  var head: String
  var body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }

  /// The value of a field, nil where it is missing.
  subscript(name: String) -> String? {
    let lines = head.split(separator: "\r\n").dropFirst()
    let prefix = name.lowercased() + ":"
    return lines.first { $0.lowercased().hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count).drop { $0 == " " }) }
  }

  /// The complete responses at the beginning of what was received; the rest is left out.
  static func parse(_ bytes: [UInt8], isClosed: Bool, headOnly: Bool) -> [RawResponse] {
    var responses: [RawResponse] = []
    var rest = bytes[...]
    while let (response, length) = first(of: rest, isClosed, headOnly) {
      responses.append(response)
      rest = rest.dropFirst(length)
    }
    return responses
  }

  private static func first(
    of bytes: ArraySlice<UInt8>, _ isClosed: Bool, _ headOnly: Bool
  ) -> (RawResponse, length: Int)? {
    guard bytes.starts(with: "HTTP/1.1 ".utf8), let headEnd = end(of: "\r\n\r\n", in: bytes) else { return nil }
    let head = String(decoding: bytes[..<headEnd], as: UTF8.self)
    guard let status = Int(head.dropFirst(9).prefix(3)) else { return nil }
    var response = RawResponse(status: status, head: head, body: [])
    let rest = bytes[headEnd...]
    if headOnly || status < 200 || status == 204 || status == 304 { return (response, headEnd - bytes.startIndex) }
    if response["Transfer-Encoding"] == "chunked" {
      guard let (body, end) = dechunk(rest) else { return nil }
      response.body = body
      return (response, end - bytes.startIndex)
    }
    guard let length = response["Content-Length"].flatMap({ Int($0) }) else {
      response.body = Array(rest)
      return isClosed ? (response, bytes.count) : nil
    }
    guard rest.count >= length else { return nil }
    response.body = Array(rest.prefix(length))
    return (response, headEnd - bytes.startIndex + length)
  }

  private static func dechunk(_ bytes: ArraySlice<UInt8>) -> ([UInt8], end: Int)? {
    var body: [UInt8] = []
    var rest = bytes
    while let lineEnd = end(of: "\r\n", in: rest) {
      let line = String(decoding: rest[..<(lineEnd - 2)], as: UTF8.self)
      guard let size = Int(line, radix: 16), rest.endIndex - lineEnd >= size + 2 else { return nil }
      body += rest[lineEnd..<lineEnd + size]
      rest = rest[(lineEnd + size + 2)...]
      if size == 0 { return (body, rest.startIndex) }
    }
    return nil
  }

  private static func end(of mark: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let mark = Array(mark.utf8)
    var index = bytes.startIndex
    while index + mark.count <= bytes.endIndex {
      if bytes[index] == mark[0] && bytes[index..<index + mark.count].elementsEqual(mark) { return index + mark.count }
      index += 1
    }
    return nil
  }
}
