internal import CMicroHTTPD

/// Reads a request's header fields out of the library's memory and checks what RFC 9112 wants checked.
///
/// The library before 1.0 joins a folded line to the field's name, takes a bare LF as a line's end and cuts a field at a
/// NUL, all before it shows the fields. But it splits a head where it lies, without moving it: in a head as it should be
/// each field begins two bytes (once CR LF) behind the one before. A gap of another size gives all three away.
struct HeadReader {
  private(set) var isMalformed = false
  /// The value of Content-Length; nil where there is none.
  private(set) var length: Int?
  private(set) var isChunked = false
  private(set) var hasUnknownExpectation = false
  private var hosts = 0

  private var fields: Fields.Builder
  /// Where the next field must begin; nil where the library checks that itself.
  private var next: UnsafePointer<UInt8>?

  typealias Text = UnsafeBufferPointer<UInt8>

  /// The fields of a head and what they say of it.
  /// - Parameters:
  ///   - start: where the first field must begin, nil not to check the places.
  ///   - end: where the head ends.
  static func read(
    _ connection: OpaquePointer, from start: UnsafePointer<UInt8>?, to end: UnsafePointer<UInt8>?
  ) -> (HeadReader, Fields) {
    let count = Int(MHD_get_connection_values_n(connection, .HEADER_KIND, nil, nil))
    return Fields.build(count: count, textCount: mhd_head_size(connection)) { builder in
      var reader = HeadReader(fields: builder, next: start)
      reader.readAll(connection)
      if let next = reader.next, next + 2 != end { reader.isMalformed = true }
      builder = reader.fields
      return reader
    }
  }

  private init(fields: Fields.Builder, next: UnsafePointer<UInt8>?) {
    self.fields = fields
    self.next = next
  }

  private mutating func readAll(_ connection: OpaquePointer) {
    withUnsafeMutablePointer(to: &self) { reader in
      _ = MHD_get_connection_values_n(
        connection, .HEADER_KIND,
        { reader, _, name, nameCount, value, valueCount in
          if name == NoCookie.name { return MHD_Result.YES }
          reader?.assumingMemoryBound(to: HeadReader.self).pointee
            .read(Self.text(name, nameCount), Self.text(value, valueCount))
          return MHD_Result.YES
        }, reader)
    }
  }

  private static func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> Text {
    guard let start else { return Text(start: nil, count: 0) }
    return Text(start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// Whether the head is well-formed and where its request ends can be understood in one way only.
  func isSound(version: HTTPVersion) -> Bool {
    if isMalformed || hosts > 1 { return false }
    return version == .http11 ? hosts == 1 : !isChunked
  }

  private mutating func read(_ name: Text, _ value: Text) {
    if let next {
      if name.baseAddress != next { isMalformed = true }
      self.next = value.baseAddress.map { $0 + value.count + 2 }
    }
    let value = value.withoutTrailingBlanks
    if !name.isToken || !value.isFieldValue { isMalformed = true }
    classify(name, value)
    fields.append(name, value)
  }

  private mutating func classify(_ name: Text, _ value: Text) {
    switch name.count {
    case 4 where name.equals("host"): readHost(value)
    case 6 where name.equals("expect"): hasUnknownExpectation = !value.equals("100-continue")
    case 14... where name.begins(with: "content-length"): readLength(value, exactly: name.count == 14)
    case 17... where name.begins(with: "transfer-encoding"): readCoding(value, exactly: name.count == 17)
    default: break
    }
  }

  private mutating func readHost(_ value: Text) {
    hosts += 1
    if !value.allSatisfy(\.isOfHost) { isMalformed = true }
  }

  /// A name that only begins like this one is what a folded line makes of it.
  private mutating func readLength(_ value: Text, exactly: Bool) {
    let digits = value.allSatisfy { $0 >= 48 && $0 < 58 }
    guard exactly, length == nil, !isChunked, digits, let number = Int(String(decoding: value, as: UTF8.self)) else {
      isMalformed = true
      return
    }
    length = number
  }

  /// Only "chunked", once and alone: any other coding, or a length beside it, could be understood in two ways.
  private mutating func readCoding(_ value: Text, exactly: Bool) {
    if !exactly || length != nil || isChunked || !value.equals("chunked") { isMalformed = true }
    isChunked = true
  }
}

/// The versions of HTTP that are served.
enum HTTPVersion {
  case http10, http11
}
