internal import CQLProtocol

extension FakeNodeSettings {
  private static let names: [(version: UInt8, name: String)] = [(3, "3/v3"), (4, "4/v4"), (5, "5/v5")]

  /// The names of the versions that it speaks, as SUPPORTED and the refusal of others have them.
  private var versionNames: [String] {
    let finished = Self.names.filter {
      $0.version == 3 || ProtocolVersion(rawValue: $0.version).map(versions.contains) == true
    }
    return finished.map(\.name) + (versions.contains(.v5) ? ["6/v6-beta"] : [])
  }

  func supported(cqlVersion: String) -> SupportedResponse {
    let options = ["PROTOCOL_VERSIONS": versionNames, "COMPRESSION": compression, "CQL_VERSION": [cqlVersion]]
    return SupportedResponse(options: options.merging(supportedOptions) { $1 })
  }

  /// The whole envelope that refuses the version of a request.
  func refusal(of request: FakeRequest) -> [UInt8] {
    let own = versions.max()?.rawValue ?? 3
    let start = "Invalid or unsupported protocol version (\(request.version)); "
    switch versionRefusal {
    case .listing:
      let list = versionNames.joined(separator: ", ")
      return Self.envelope(ServerError(.protocolViolation, start + "supported versions are (\(list))"), own, 0)
    case .range:
      let range = "the lowest supported version is 3 and the greatest is \(own)"
      return Self.envelope(ServerError(.protocolViolation, start + range), own, 0)
    case .beta:
      let name = "\(request.version)/v\(request.version)-beta"
      let problem = "Beta version of the protocol used (\(name)), but USE_BETA flag is unset"
      return Self.envelope(ServerError(.protocolViolation, problem), request.version, request.stream)
    case .error(let error, let version): return Self.envelope(error, version, 0)
    }
  }

  /// An error as it is before anything is agreed upon, in whatever version.
  private static func envelope(_ error: ServerError, _ version: UInt8, _ stream: Int16) -> [UInt8] {
    var encoder = FrameEncoder(version: .v4)
    do { try encoder.append(error, stream: stream) } catch { return [] }
    var bytes = encoder.take()
    bytes[0] = 0x80 | version
    return bytes
  }
}
