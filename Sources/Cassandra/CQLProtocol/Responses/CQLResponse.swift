/// Any message that a node sends (§4.2).
public enum CQLResponse: Hashable {
  case error(ServerError)
  case ready
  case authenticate(AuthenticateResponse)
  case supported(SupportedResponse)
  case result(ResultResponse)
  case event(ServerEvent)
  case authChallenge(AuthChallengeResponse)
  case authSuccess(AuthSuccessResponse)
}

extension CQLResponse: MessageBody {
  /// The message itself.
  private var body: any MessageBody {
    switch self {
    case .error(let body): body
    case .ready: ReadyResponse()
    case .authenticate(let body): body
    case .supported(let body): body
    case .result(let body): body
    case .event(let body): body
    case .authChallenge(let body): body
    case .authSuccess(let body): body
    }
  }

  public var opcode: Opcode { body.opcode }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try body.encode(into: &writer, version: version)
  }
}

extension Envelope {
  /// The response that the envelope carries. Bytes behind it are left unread (§1).
  ///
  /// - Parameter known: the columns of rows that come without their own, as a statement's preparation told them.
  /// - Throws: `CQLProtocolError` if the body is not what its opcode says, or rows have another number of columns.
  public func response(
    columns known: [ColumnSpec]? = nil
  ) throws(CQLProtocolError) -> (context: MessageContext, body: CQLResponse) {
    var reader = ByteReader(body)
    let version = ProtocolVersion(layoutOf: header.version)
    let context = try MessageContext(from: &reader, header: header)
    let response: CQLResponse =
      switch opcode {
      case .error: .error(try ServerError(from: &reader, version: version))
      case .ready: .ready
      case .authenticate: .authenticate(try AuthenticateResponse(from: &reader))
      case .supported: .supported(try SupportedResponse(from: &reader))
      case .result: .result(try ResultResponse(from: &reader, version: version, columns: known))
      case .event: .event(try ServerEvent(from: &reader))
      case .authChallenge: .authChallenge(try AuthChallengeResponse(from: &reader))
      case .authSuccess: .authSuccess(try AuthSuccessResponse(from: &reader))
      case .startup, .options, .query, .prepare, .execute, .register, .batch, .authResponse:
        throw CQLProtocolError(.malformed, "\(opcode) is no response")
      }
    return (context, response)
  }
}
