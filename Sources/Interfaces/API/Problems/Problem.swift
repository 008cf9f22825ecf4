public import HTTPServer
public import JSON

/// A refusal for programs to understand and people to act upon: a problem detail of RFC 9457.
public struct Problem: Error, Hashable, Sendable {
  public let kind: ProblemKind
  /// What is wrong with this request, and what to do about it.
  public let detail: String
  /// The field, header or parameter at fault: `items[0].quantity`.
  public let field: String?
  /// What this kind of problem says beyond the standard members.
  public private(set) var extensions: [JSONObject.Member]
  /// The media type that the address takes, where another one was sent.
  private var acceptedType: String?
  /// Seconds after which trying again may help.
  public let retryAfter: Int?
  /// For the log only: what the storage or a fault said, which is no client's business.
  public let cause: String?

  public init(
    _ kind: ProblemKind, _ detail: String, field: String? = nil,
    extensions: KeyValuePairs<String, JSONValue> = [:],
    retryAfter: Int? = nil, cause: String? = nil
  ) {
    self.kind = kind
    self.detail = detail
    self.field = field
    self.extensions = extensions.map { JSONObject.Member(name: $0, value: $1) }
    self.retryAfter = retryAfter
    self.cause = cause
  }
}

extension Problem {
  /// `application/problem+json`, never to be kept by a cache.
  public var response: Response {
    var response = Response(kind.status, type: "application/problem+json", body: .bytes(json))
    response.fields.append(.cacheControl, "no-store")
    if let retryAfter { response.fields.append(.retryAfter, String(retryAfter)) }
    if let acceptedType { response.fields.append("Accept-Post", acceptedType) }
    return response
  }

  private var json: [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("type", kind.type)
      $0.member("title", kind.title)
      $0.member("status", kind.status.rawValue)
      $0.member("detail", detail)
      if let field { $0.member("field", field) }
      for member in extensions { $0.member(member.name, member.value) }
    }
    return json.bytes
  }
}

extension Problem {
  /// 415: `document` is to be sent as `type`.
  static func unsupported(_ document: String, type: String) -> Problem {
    var problem = Problem(
      .unsupportedMediaType, "Send \(document), with Content-Type: \(type).", field: FieldName.contentType.text)
    problem.acceptedType = type
    return problem
  }

  /// The problem with one more member.
  func adding(_ name: String, _ value: JSONValue) -> Problem {
    var problem = self
    problem.extensions.append(JSONObject.Member(name: name, value: value))
    return problem
  }
}

/// Text of a client in a sentence of ours: the beginning is enough to recognise it by.
func quoted(_ text: some StringProtocol) -> String {
  text.count <= 80 ? "\"\(text)\"" : "\"\(text.prefix(80))…\""
}
