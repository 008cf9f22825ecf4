/// STARTUP (§4.1.1): begins a connection and says what it is to be like.
public struct StartupRequest: MessageBody, Hashable {
  /// All options as they are sent. Nodes ignore those that they do not know.
  public var options: [String: String]

  /// A request with these options.
  public init(options: [String: String]) { self.options = options }

  /// A request with the one version of CQL there is.
  ///
  /// - Parameters:
  ///   - compression: what bodies or segments are to be compressed with.
  ///   - throwsOnOverload: whether a node with too much to do is to answer with an error instead of reading no more.
  ///   - driver: the name and version that the node's operators see.
  public init(
    compression: Compression? = nil, throwsOnOverload: Bool = false, driver: (name: String, version: String)? = nil
  ) {
    options = ["CQL_VERSION": "3.0.0"]
    options["COMPRESSION"] = compression?.rawValue
    if throwsOnOverload { options["THROW_ON_OVERLOAD"] = "1" }
    options["DRIVER_NAME"] = driver?.name
    options["DRIVER_VERSION"] = driver?.version
  }

  /// What bodies or segments are to be compressed with; `nil` if with nothing, or with what this library has not.
  public var compression: Compression? { options["COMPRESSION"].flatMap { Compression(rawValue: $0.lowercased()) } }

  public var opcode: Opcode { .startup }

  init(from reader: inout ByteReader) throws(CQLProtocolError) { options = try reader.stringMap() }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try writer.stringMap(options)
  }
}
