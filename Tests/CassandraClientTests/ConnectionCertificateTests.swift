import CassandraClientTesting
import EventLoops
import Foundation
import Testing

@testable import CassandraClient

@Suite("Certificates that change", .timeLimit(.minutes(10)))
struct ConnectionCertificateTests {
  @Test("The next connection uses new files, those that are there stay; files that cannot be used change nothing")
  func reloaded() async throws {
    try await Files.with { files in
      let log = RecordedLog()
      let stranger = try DevelopmentAuthority().certificate
      try files.write(stranger, to: "ca.pem")
      try await Site.with(isEnciphered: true) {
        $0.tls = try TLSClientConfiguration(trust: .file(files.path("ca.pem")))
        $0.observers.log = log
      } _: { site in
        #expect(await failureName { try await site.open() } == "cannot connect: certificate_not_trusted")
        try files.write(try Site.authority.get().certificate, to: "ca.pem")
        let connection = try await site.open()
        #expect(log.lines("Changed certificates are used").count == 1)

        try files.write(Array("no certificate".utf8), to: "ca.pem")
        for _ in 0..<3 { _ = try await site.open() }
        let line = try #require(log.lines("Changed certificates cannot be used").first)
        #expect(line.details["reason"]?.contains("ca.pem") == true && line.level == .error)
        try files.remove("ca.pem")
        _ = try await site.open()
        #expect(log.lines("Changed certificates cannot be used").count == 2)

        try files.write(stranger, to: "ca.pem")
        #expect(await failureName { try await site.open() } == "cannot connect: certificate_not_trusted")
        try await site.roundTrip(on: connection)
      }
    }
  }

  @Test("A certificate whose key has not been written yet waits for it")
  func pair() async throws {
    try await Files.with { files in
      let authority = try DevelopmentAuthority()
      func write(_ identity: TLSIdentity, certificate: Bool = true, key: Bool = true) throws {
        guard case .pem(let certificateText, let keyText) = identity else { return }
        if certificate { try files.write(certificateText, to: "client.pem") }
        if key { try files.write(keyText, to: "client.key") }
      }
      try write(authority.issue(for: ["shop"]))
      let tls = try TLSClientConfiguration(
        identity: .files(certificate: files.path("client.pem"), key: files.path("client.key")))
      #expect(try !tls.reload())
      let next = try authority.issue(for: ["shop"])
      try write(next, key: false)
      #expect(throws: NetworkError.self) { try tls.reload() }
      #expect(try !tls.reload())
      try write(next, certificate: false)
      #expect(try tls.reload())
      #expect(try !tls.reload())
    }
  }
}

/// A folder of its own for a test.
private struct Files: Sendable {
  private let folder: URL

  static func with(_ body: (Files) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(Files(folder: folder))
  }

  func path(_ name: String) -> String { folder.appending(path: name).path() }

  /// Replaces the file as a whole.
  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.appending(path: name), options: .atomic)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(at: folder.appending(path: name)) }
}
