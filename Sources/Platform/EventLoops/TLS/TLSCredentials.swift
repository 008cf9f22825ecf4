internal import CGnuTLS

/// GnuTLS's certificates, keys and authorities.
final class TLSCredentials: @unchecked Sendable {  // written before the first session uses them, then only read
  let raw: gnutls_certificate_credentials_t

  init() throws(NetworkError) {
    var raw: gnutls_certificate_credentials_t?
    let code = gnutls_certificate_allocate_credentials(&raw)
    guard code == 0, let raw else { throw NetworkError(tls: code, "prepare TLS") }
    self.raw = raw
  }

  deinit { gnutls_certificate_free_credentials(raw) }

  /// A client's.
  convenience init(_ trust: TLSTrust, _ identity: TLSIdentity?) throws(NetworkError) {
    try self.init()
    try self.trust(trust)
    if let identity { try use(identity) }
  }

  func trust(_ trust: TLSTrust) throws(NetworkError) {
    let (count, source) =
      switch trust {
      case .system: (gnutls_certificate_set_x509_system_trust(raw), "the system's authorities")
      case .file(let path):
        (gnutls_certificate_set_x509_trust_file(raw, path, GNUTLS_X509_FMT_PEM), "the authorities in \(path)")
      case .pem(let pem):
        (
          withDatum(pem) { gnutls_certificate_set_x509_trust_mem(raw, $0, GNUTLS_X509_FMT_PEM) },
          "the authorities given as text"
        )
      }
    try check(count, "read \(source)")
    if count == 0 { throw NetworkError(.invalidCredentials, "Could not read \(source): there are no certificates.") }
  }

  func use(_ identity: TLSIdentity) throws(NetworkError) {
    switch identity {
    case .files(let certificate, let key):
      try check(
        gnutls_certificate_set_x509_key_file(raw, certificate, key, GNUTLS_X509_FMT_PEM),
        "use the certificate \(certificate) with the key \(key)")
    case .pem(let certificate, let key):
      let code = withDatum(certificate) { certificate in
        withDatum(key) { key in gnutls_certificate_set_x509_key_mem(raw, certificate, key, GNUTLS_X509_FMT_PEM) }
      }
      try check(code, "use the certificate and key given as text")
    }
  }

  private func check(_ code: Int32, _ attempt: String) throws(NetworkError) {
    guard code < 0 else { return }
    let reason = String(cString: gnutls_strerror(code))
    throw NetworkError(.invalidCredentials, "Could not \(attempt): \(reason)")
  }
}

/// Lends bytes in GnuTLS's form.
func withDatum<Value>(_ bytes: [UInt8], _ body: (UnsafePointer<gnutls_datum_t>) -> Value) -> Value {
  bytes.withUnsafeBufferPointer { bytes in
    // GnuTLS only reads them.
    var datum = gnutls_datum_t(data: UnsafeMutablePointer(mutating: bytes.baseAddress), size: UInt32(bytes.count))
    return body(&datum)
  }
}
