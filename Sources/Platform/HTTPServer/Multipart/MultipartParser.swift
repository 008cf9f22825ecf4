internal import Glibc

/// Takes the bytes of a multipart body (RFC 2046 §5.1) apart as they come, holding no more of them than a part's head or
/// what may be the beginning of a boundary.
struct MultipartParser {
  private enum State {
    /// Before the first boundary: what stands there means nothing.
    case preamble
    /// Behind a boundary: either a part or the end follows.
    case boundary
    case head
    case content
    case ended
  }

  private let limits: MultipartReader.Limits
  /// The line's end belongs to the boundary, not to the part before it.
  private let delimiter: [UInt8]
  private var state = State.preamble
  private var buffer = MultipartParser.lineEnd
  private var parts = 0

  private static let lineEnd = Array("\r\n".utf8)

  init(boundary: String, limits: MultipartReader.Limits) {
    self.limits = limits
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  var isEnded: Bool {
    if case .ended = state { true } else { false }
  }

  /// Takes the next bytes in. All that was there has been asked for with `next` before.
  mutating func feed(_ bytes: [UInt8]) {
    if !isEnded { buffer += bytes }
  }

  /// - Returns: `nil` where it needs more bytes, or at the end.
  mutating func next() throws(MultipartError) -> MultipartReader.Event? {
    while true {
      switch state {
      case .preamble:
        guard skipPastDelimiter() else { return nil }
        state = .boundary
      case .boundary:
        guard try readBoundaryEnd() else { return nil }
      case .head:
        guard let part = try readHead() else { return nil }
        state = .content
        return .part(part)
      case .content:
        if let bytes = content() { return .bytes(bytes) }
        if case .content = state { return nil }
      case .ended:
        return nil
      }
    }
  }

  /// Throws away what stands before the delimiter.
  private mutating func skipPastDelimiter() -> Bool {
    guard let found = position(of: delimiter) else {
      buffer.removeFirst(max(0, buffer.count - delimiter.count + 1))
      return false
    }
    buffer.removeFirst(found + delimiter.count)
    return true
  }

  /// `--` ends the body; blanks up to the line's end are padding.
  private mutating func readBoundaryEnd() throws(MultipartError) -> Bool {
    guard buffer.count >= 2 else { return false }
    if buffer.starts(with: Array("--".utf8)) {
      state = .ended
      buffer = []
      return true
    }
    let padding = buffer.prefix { $0 == 0x20 || $0 == 0x09 }.count
    guard padding <= 256 else { throw .malformed }
    guard buffer.count >= padding + 2 else { return false }
    guard buffer[padding...].starts(with: Self.lineEnd) else { throw .malformed }
    buffer.removeFirst(padding + 2)
    state = .head
    return true
  }

  private mutating func readHead() throws(MultipartError) -> MultipartReader.Part? {
    guard let end = position(of: Array("\r\n\r\n".utf8)) else {
      guard buffer.count <= limits.head else { throw .tooLarge }
      return nil
    }
    guard end <= limits.head, parts < limits.parts else { throw .tooLarge }
    parts += 1
    let part = MultipartReader.Part(head: buffer[..<end])
    buffer.removeFirst(end + 4)
    guard let part else { throw .malformed }
    return part
  }

  /// What of the part's content is sure, up to the delimiter.
  private mutating func content() -> [UInt8]? {
    let found = position(of: delimiter)
    let sure = found ?? max(0, buffer.count - delimiter.count + 1)
    let bytes = Array(buffer.prefix(sure))
    buffer.removeFirst(found.map { $0 + delimiter.count } ?? sure)
    if found != nil { state = .boundary }
    return bytes.isEmpty ? nil : bytes
  }

  private func position(of needle: [UInt8]) -> Int? {
    buffer.withUnsafeBytes { buffer in
      needle.withUnsafeBytes { needle in
        guard let start = buffer.baseAddress, let wanted = needle.baseAddress else { return nil }
        var offset = 0
        while buffer.count - offset >= needle.count {
          guard let found = memchr(start + offset, Int32(needle[0]), buffer.count - offset) else { return nil }
          offset = UnsafeRawPointer(found) - start
          if buffer.count - offset >= needle.count, memcmp(found, wanted, needle.count) == 0 { return offset }
          offset += 1
        }
        return nil
      }
    }
  }
}
