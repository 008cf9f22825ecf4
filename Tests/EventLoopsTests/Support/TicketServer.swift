import ChildProcesses
import EventLoops
import Foundation
import Testing

/// A server of another make, OpenSSL by Python, that offers tickets for later sessions, as GnuTLS here does not: it sends
/// them together with its first answer, which is what it was sent.
final class TicketServer {
  private static let program = "/usr/bin/python3"
  static let canStart =
    FileManager.default.isExecutableFile(atPath: program)
    || ProcessInfo.processInfo.environment["STORE_TEST_ALL"] != nil

  private static let script = """
    import socket, ssl, sys
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_cert_chain(sys.argv[1])
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    connection, _ = listener.accept()
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = context.wrap_bio(incoming, outgoing, server_side=True)
    def patiently(step):
        while True:
            try:
                return step()
            except ssl.SSLWantReadError:
                connection.sendall(outgoing.read())
                incoming.write(connection.recv(65536))
    patiently(tls.do_handshake)
    tickets = outgoing.read()
    tls.write(patiently(lambda: tls.read(100)))
    connection.sendall(tickets + outgoing.read())
    print(len(tickets), flush=True)
    connection.recv(1)
    """

  private let folder = FileManager.default.temporaryDirectory.appending(path: "tickets-\(UUID())")
  private let process: ChildProcess

  init(_ identity: TLSIdentity) throws {
    guard case .pem(let certificate, let key) = identity else { throw Unusable() }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let file = folder.appending(path: "identity.pem")
    try Data(key + certificate).write(to: file)
    process = try ChildProcess(Self.program, ["-c", Self.script, file.path()])
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Where it listens.
  func port() async throws -> UInt16 { try UInt16(try await line(0)) ?? { throw Unusable() }() }

  /// How many bytes of tickets went before its answer.
  func tickets() async throws -> Int { try Int(try await line(1)) ?? { throw Unusable() }() }

  private func line(_ number: Int) async throws -> Substring {
    while true {
      let lines = process.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      if number < lines.count { return lines[number] }
      try #require(process.status == nil, "\(process.errors)")
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  struct Unusable: Error {}
}
