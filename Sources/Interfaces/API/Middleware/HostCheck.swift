import HTTPServer

/// Answers only for the store's own names, so that no other site can reach a store on loopback by letting its own name
/// point there (DNS rebinding).
struct HostCheck: Sendable {
  /// In small letters.
  private let names: [String]

  /// - Parameter names: host names without port by which the store is also reached; those of loopback always hold.
  init(alsoKnownAs names: [String]) {
    self.names = ["127.0.0.1", "localhost", "[::1]"] + names.map { $0.lowercased() }
  }

  /// - Throws: `HTTPError` 421.
  func check(_ request: Request) throws(HTTPError) {
    guard let host = request.fields[.host], names.contains(where: { Self.isHost(host.utf8, $0.utf8) }) else {
      throw HTTPError(.misdirectedRequest)
    }
  }

  /// Whether the field is that name, in any case, alone or with a port.
  private static func isHost(_ field: String.UTF8View, _ name: String.UTF8View) -> Bool {
    let rest = field.dropFirst(name.count)
    return field.starts(with: name) { $0 == $1 || (65...90).contains($0) && $0 | 32 == $1 }
      && (rest.isEmpty || rest.first == UInt8(ascii: ":") && rest.dropFirst().allSatisfy { (48...57).contains($0) })
  }
}
