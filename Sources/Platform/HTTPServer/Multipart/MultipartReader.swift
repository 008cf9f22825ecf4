/// Reads a form with files (multipart/form-data, RFC 7578) while it arrives, in memory that does not grow with it.
///
/// ```swift
/// guard var form = MultipartReader(request) else { throw HTTPError(.unsupportedMediaType) }
/// while let event = try await form.next() { … }
/// ```
public struct MultipartReader {
  /// One field of the form.
  public struct Part: Hashable, Sendable {
    public let name: String
    /// What the client calls the file; "" where none was chosen, `nil` for a field that is none of a file.
    public let fileName: String?
    /// In small letters, without parameters.
    public let mediaType: String?
  }

  /// What comes next.
  public enum Event: Hashable, Sendable {
    /// A part begins; the bytes that follow are its content.
    case part(Part)
    /// At least one byte.
    case bytes([UInt8])
  }

  /// What a form may have.
  public struct Limits: Hashable, Sendable {
    /// Bytes of the lines that stand before a part's content.
    public let head: Int
    public let parts: Int

    public init(head: Int = 8 << 10, parts: Int = 64) {
      self.head = head
      self.parts = parts
    }
  }

  private var parser: MultipartParser
  private var pieces: RequestBody.AsyncIterator

  /// - Returns: `nil` where the request is no such form, or says not where its parts end.
  public init?(_ request: Request, limits: Limits = Limits()) {
    guard request.mediaType == "multipart/form-data", let type = request.fields[.contentType],
      let boundary = HeaderParameters(type)["boundary"], Self.isBoundary(boundary)
    else { return nil }
    parser = MultipartParser(boundary: boundary, limits: limits)
    pieces = request.bodyStream.makeAsyncIterator()
  }

  /// - Returns: `nil` at the form's end.
  /// - Throws: `MultipartError`, and what the body itself throws: `HTTPError` 413 where it is longer than its route
  ///   allows, `CancellationError` where the client leaves.
  public mutating func next() async throws -> Event? {
    while true {
      if let event = try parser.next() { return event }
      if parser.isEnded { return nil }
      guard let piece = try await pieces.next() else { throw MultipartError.truncated }
      parser.feed(piece)
    }
  }

  /// RFC 2046 §5.1.1, but that a client may use any visible character.
  private static func isBoundary(_ text: String) -> Bool {
    (1...70).contains(text.utf8.count) && text.utf8.allSatisfy { (0x20...0x7e).contains($0) } && !text.hasSuffix(" ")
  }
}

/// Why a form cannot be read.
public enum MultipartError: Error, Hashable, Sendable {
  /// A part does not say which field it is, or a boundary is followed by something else than a line's end.
  case malformed
  /// More than the limits allow.
  case tooLarge
  /// The body ends before the form does.
  case truncated
}
