import CommandLineTool
import EventLoops
import Foundation
import HTTPServer
import Settings

extension NetworkSettings {
  /// - Throws: `CommandFailure` if the host is a name that only a resolver knows.
  var address: SocketAddress {
    get throws {
      let ip = host.text == "localhost" ? "127.0.0.1" : host.text
      guard let address = SocketAddress(ip: ip, port: UInt16(port)) else {
        throw CommandFailure("HOST is \"\(host.text)\", which is no address", hint: "use one such as 127.0.0.1 or ::1")
      }
      return address
    }
  }

  var configuration: HTTPServer.Configuration {
    get throws {
      var configuration = HTTPServer.Configuration()
      configuration.tls = try tls
      return configuration
    }
  }

  /// The certificate and its key as they are on the disk now; `nil` where HTTP is served in the clear.
  /// - Throws: `CommandFailure` naming the file that cannot be read.
  var tls: HTTPServer.TLS? {
    get throws {
      guard let certificate, let key else { return nil }
      return HTTPServer.TLS(
        certificate: try Self.text(of: certificate, named: "TLS_CERT"), key: try Self.text(of: key, named: "TLS_KEY"))
    }
  }

  private static func text(of file: Settings.Path, named variable: String) throws -> String {
    do {
      return try String(contentsOfFile: file.text, encoding: .utf8)
    } catch {
      throw CommandFailure("\(variable): \(file.text) cannot be read: \(error.localizedDescription)")
    }
  }
}
