public import HTTPServer

/// Answers only for the store's own names, so that no other site can reach a store on loopback by letting its own name
/// point there (DNS rebinding).
public struct HostCheck: Sendable {
  private let names: Set<String>

  /// - Parameter names: host names without port by which the store is also reached; those of loopback always hold.
  public init(alsoKnownAs names: [String] = []) {
    self.names = Set(["localhost", "127.0.0.1", "[::1]"] + names.map { $0.lowercased() })
  }

  /// The middleware. Throws `HTTPError` 421, so that people get a page and programs a problem.
  public func handle(_ request: Request, _ next: Next) async throws -> Response {
    guard let host = request.fields[.host], names.contains(Self.name(in: host)) else {
      throw HTTPError(.misdirectedRequest)
    }
    return try await next(request)
  }

  /// The host without its port, in small letters.
  private static func name(in host: String) -> String {
    let end = host.lastIndex(of: ":").flatMap { colon in
      host[host.index(after: colon)...].utf8.allSatisfy { (0x30...0x39).contains($0) } ? colon : nil
    }
    return host[..<(end ?? host.endIndex)].lowercased()
  }
}
