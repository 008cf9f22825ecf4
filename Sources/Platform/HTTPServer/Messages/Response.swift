/// One response, a value.
public struct Response: Sendable {
  /// What follows the head.
  public enum Body: Sendable {
    case none
    case bytes([UInt8])
    /// Bytes that live on: sent from where they lie.
    case shared(SharedBytes)
    /// The regular file at that path as it is when the response begins; 404 where it cannot be opened.
    case file(String)
    /// Sent while it is produced.
    case stream(ByteStream)
  }

  public var status: Status
  public var fields: Fields
  public var body: Body

  public init(_ status: Status = .ok, fields: Fields = Fields(), body: Body = .none) {
    self.status = status
    self.fields = fields
    self.body = body
  }

  /// A response with a body of a media type.
  public init(_ status: Status = .ok, type: String, body: Body) {
    self.init(status, body: body)
    fields.append(.contentType, type)
  }
}

extension Response {
  /// `text/plain` in UTF-8.
  public static func text(_ text: String, status: Status = .ok) -> Response {
    Response(status, fields: plainText, body: .bytes(Array(text.utf8)))
  }

  /// `text/html` in UTF-8.
  public static func html(_ bytes: [UInt8], status: Status = .ok) -> Response {
    Response(status, fields: hypertext, body: .bytes(bytes))
  }

  /// `application/json`
  public static func json(_ bytes: [UInt8], status: Status = .ok) -> Response {
    Response(status, fields: document, body: .bytes(bytes))
  }

  // Made once, since sharing them costs less than making them for each response.
  private static let plainText: Fields = [.contentType: "text/plain; charset=utf-8"]
  private static let hypertext: Fields = [.contentType: "text/html; charset=utf-8"]
  private static let document: Fields = [.contentType: "application/json"]

  /// 204 without a body.
  public static let noContent = Response(.noContent)

  /// Sends the client elsewhere; 303 makes it ask with GET, as after a form.
  public static func redirect(to location: String, status: Status = .seeOther) -> Response {
    Response(status, fields: [.location: location])
  }

  /// The stream of a body produced while it is sent.
  public static func stream(type: String, _ stream: ByteStream) -> Response {
    Response(type: type, body: .stream(stream))
  }

  /// The body's bytes, those of a file or a stream not included.
  public var bytes: [UInt8] {
    switch body {
    case .bytes(let bytes): bytes
    case .shared(let bytes): bytes.array
    case .none, .file, .stream: []
    }
  }
}
