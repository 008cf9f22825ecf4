import Commands
import Cryptography
import Domain
import HTTPServer

extension FieldName {
  static let idempotencyKey: FieldName = "Idempotency-Key"
}

extension Request {
  /// The client's key with a digest of the request; `nil` without a key.
  /// - Throws: `StoreError.malformed`, naming the header.
  func idempotency() throws(StoreError) -> Idempotency? {
    guard let text = fields[.idempotencyKey] else { return nil }
    let key = try IdempotencyKey(text)
    // Neither a method nor a raw path holds a blank or a line's end, so no two requests give the same bytes.
    var hash = SHA256()
    hash.update("\(method.rawValue) \(path.raw)\n".utf8)
    hash.update(body)
    return Idempotency(key: key, fingerprint: hash.digest().bytes)
  }
}
