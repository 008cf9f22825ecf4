import Cryptography
import HTTPServer

/// A file that pages refer to, embedded in the program.
///
/// Its address holds a hash of its content: browsers keep it for ever, and new content has a new address.
struct Asset: Sendable {
  /// `store.1f0c9a7e44b2.css`
  let name: String
  /// The file, to be kept for a year, which is as long as browsers keep anything.
  let response: Response

  /// - Parameters:
  ///   - stem: the name before the hash, as in `store`.
  ///   - suffix: the name after it, as in `css`.
  init(_ stem: String, _ suffix: String, mediaType: String, content: [UInt8]) {
    name = "\(stem).\(SHA256.hash(of: content).hex.prefix(12)).\(suffix)"
    var response = Response(type: mediaType, body: .shared(SharedBytes(content)))
    response.fields[.cacheControl] = "public, max-age=31536000, immutable"
    self.response = response
  }

  /// Where pages find it.
  var address: String { "/assets/\(name)" }
}
