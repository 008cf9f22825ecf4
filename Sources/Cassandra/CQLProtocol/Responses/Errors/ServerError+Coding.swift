extension ServerError {
  init(from reader: inout ByteReader, version: ProtocolVersion) throws(CQLProtocolError) {
    let code = try reader.int()
    message = try reader.string()
    kind = try Kind(code, from: &reader, version: version)
  }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    writer.int(kind.code)
    try writer.string(message)
    switch kind {
    case .unavailable(let consistency, let required, let alive):
      writer.consistency(consistency)
      writer.int(try ByteWriter.int(required, "count"))
      writer.int(try ByteWriter.int(alive, "count"))
    case .writeTimeout(let timeout): try timeout.encode(into: &writer, version: version)
    case .readTimeout(let timeout): try timeout.encode(into: &writer)
    case .readFailure(let failure): try failure.encode(into: &writer, version: version)
    case .functionFailure(let keyspace, let function, let arguments):
      try writer.string(keyspace)
      try writer.string(function)
      try writer.stringList(arguments)
    case .writeFailure(let failure): try failure.encode(into: &writer, version: version)
    case .conditionUnknown(let responses): try responses.encode(into: &writer)
    case .alreadyExists(let keyspace, let table):
      try writer.string(keyspace)
      try writer.string(table)
    case .unprepared(let id): try writer.shortBytes(id)
    case .server, .protocolViolation, .badCredentials, .overloaded, .bootstrapping, .truncation,
      .changeCaptureFailure, .syntax, .unauthorized, .invalid, .configuration, .other:
      break
    }
  }
}

extension ServerError.Kind {
  fileprivate init(
    _ code: Int32, from reader: inout ByteReader, version: ProtocolVersion
  ) throws(CQLProtocolError) {
    self =
      switch code {
      case 0x0000: .server
      case 0x000A: .protocolViolation
      case 0x0100: .badCredentials
      case 0x1000:
        .unavailable(try reader.consistency(), required: Int(try reader.int()), alive: Int(try reader.int()))
      case 0x1001: .overloaded
      case 0x1002: .bootstrapping
      case 0x1003: .truncation
      case 0x1100: .writeTimeout(try WriteTimeout(from: &reader, version: version))
      case 0x1200: .readTimeout(try ReadTimeout(from: &reader))
      case 0x1300: .readFailure(try ReadFailure(from: &reader, version: version))
      case 0x1400:
        .functionFailure(
          keyspace: try reader.string(), function: try reader.string(), arguments: try reader.stringList())
      case 0x1500: .writeFailure(try WriteFailure(from: &reader, version: version))
      case 0x1600: .changeCaptureFailure
      case 0x1700: .conditionUnknown(try ReplicaResponses(from: &reader))
      case 0x2000: .syntax
      case 0x2100: .unauthorized
      case 0x2200: .invalid
      case 0x2300: .configuration
      case 0x2400: .alreadyExists(keyspace: try reader.string(), table: try reader.string())
      case 0x2500: .unprepared(id: try reader.shortBytes())
      default: .other(code)
      }
  }
}
