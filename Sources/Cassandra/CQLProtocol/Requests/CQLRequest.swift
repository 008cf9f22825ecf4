/// Any message that a client sends (§4.1).
public enum CQLRequest: Hashable {
  case startup(StartupRequest)
  case authResponse(AuthResponseRequest)
  case options
  case query(QueryRequest)
  case prepare(PrepareRequest)
  case execute(ExecuteRequest)
  case batch(BatchRequest)
  case register(RegisterRequest)
}

extension CQLRequest: MessageBody {
  /// The message itself.
  private var body: any MessageBody {
    switch self {
    case .startup(let body): body
    case .authResponse(let body): body
    case .options: OptionsRequest()
    case .query(let body): body
    case .prepare(let body): body
    case .execute(let body): body
    case .batch(let body): body
    case .register(let body): body
    }
  }

  public var opcode: Opcode { body.opcode }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try body.encode(into: &writer, version: version)
  }
}

extension Envelope {
  /// The request that the envelope carries. Bytes behind it are left unread (§1).
  ///
  /// - Throws: `CQLProtocolError` if the body is not what its opcode says.
  public func request() throws(CQLProtocolError) -> (context: MessageContext, body: CQLRequest) {
    var reader = ByteReader(body)
    let version = ProtocolVersion(layoutOf: header.version)
    let context = try MessageContext(from: &reader, header: header)
    let request: CQLRequest =
      switch opcode {
      case .startup: .startup(try StartupRequest(from: &reader))
      case .authResponse: .authResponse(try AuthResponseRequest(from: &reader))
      case .options: .options
      case .query: .query(try QueryRequest(from: &reader, version: version))
      case .prepare: .prepare(try PrepareRequest(from: &reader, version: version))
      case .execute: .execute(try ExecuteRequest(from: &reader, version: version))
      case .batch: .batch(try BatchRequest(from: &reader, version: version))
      case .register: .register(try RegisterRequest(from: &reader))
      case .error, .ready, .authenticate, .supported, .result, .event, .authChallenge, .authSuccess:
        throw CQLProtocolError(.malformed, "\(opcode) is no request")
      }
    return (context, request)
  }
}
