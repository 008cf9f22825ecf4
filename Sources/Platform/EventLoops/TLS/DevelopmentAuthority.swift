internal import CGnuTLS
internal import Glibc

/// A certificate authority of one's own that lives in memory, for development and tests: clients that are given its
/// ``certificate`` trust what it issues, nobody else does.
public final class DevelopmentAuthority: @unchecked Sendable {  // the key and certificate are only read after `init`
  /// The authority's certificate in PEM, for ``TLSTrust/pem(_:)``.
  public let certificate: [UInt8]

  private let signer: CertificateDraft

  /// Makes a key and a certificate valid for ten years.
  /// - Throws: ``NetworkError`` with the code `invalidCredentials` when GnuTLS cannot.
  public init(name: String = "Development authority") throws(NetworkError) {
    let draft = try CertificateDraft(name: name, validity: .seconds(-86_400) ... .seconds(3650 * 86_400))
    try draft.makeAuthority()
    try draft.sign(by: draft)
    signer = draft
    certificate = try draft.certificatePEM()
  }

  /// Issues a certificate for a server with a key of its own.
  /// - Parameters:
  ///   - hosts: the names and IP addresses it is for, at least one.
  ///   - validity: from when to when it is valid, counted from now.
  /// - Throws: ``NetworkError`` with the code `invalidCredentials` when GnuTLS cannot.
  public func issue(
    for hosts: [String], validity: ClosedRange<Duration> = .seconds(-86_400) ... .seconds(90 * 86_400)
  ) throws(NetworkError) -> TLSIdentity {
    let draft = try CertificateDraft(name: hosts.first ?? "nobody", validity: validity)
    for host in hosts { try draft.add(host: host) }
    try draft.sign(by: signer)
    return .pem(certificate: try draft.certificatePEM() + certificate, key: try draft.keyPEM())
  }
}

/// A certificate in the making, and its key: ECDSA with the curve P-256.
private final class CertificateDraft {
  private let raw: gnutls_x509_crt_t
  private let key: gnutls_x509_privkey_t

  init(name: String, validity: ClosedRange<Duration>) throws(NetworkError) {
    var raw: gnutls_x509_crt_t?
    var key: gnutls_x509_privkey_t?
    gnutls_x509_crt_init(&raw)
    gnutls_x509_privkey_init(&key)
    guard let raw, let key else { throw Self.failure(GNUTLS_E_MEMORY_ERROR) }
    (self.raw, self.key) = (raw, key)
    try Self.check(gnutls_x509_privkey_generate(key, GNUTLS_PK_ECDSA, gnutls_bits_of_p256(), 0))
    try Self.check(gnutls_x509_crt_set_version(raw, 3))
    try Self.check(gnutls_x509_crt_set_dn_by_oid(raw, GNUTLS_OID_X520_COMMON_NAME, 0, name, UInt32(name.utf8.count)))
    let now = time(nil)
    try Self.check(gnutls_x509_crt_set_activation_time(raw, now + Int(validity.lowerBound.components.seconds)))
    try Self.check(gnutls_x509_crt_set_expiration_time(raw, now + Int(validity.upperBound.components.seconds)))
    // A serial number is at most twenty bytes and positive.
    var serial = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    serial[0] &= 0x7F
    try Self.check(gnutls_x509_crt_set_serial(raw, serial, serial.count))
    try Self.check(gnutls_x509_crt_set_key(raw, key))
  }

  deinit {
    gnutls_x509_crt_deinit(raw)
    gnutls_x509_privkey_deinit(key)
  }

  func makeAuthority() throws(NetworkError) {
    try Self.check(gnutls_x509_crt_set_basic_constraints(raw, 1, 0))
    try Self.check(gnutls_x509_crt_set_key_usage(raw, UInt32(GNUTLS_KEY_KEY_CERT_SIGN)))
  }

  /// Names a host the certificate is for.
  func add(host: String) throws(NetworkError) {
    let (kind, bytes) =
      if let address = SocketAddress(ip: host, port: 0) {
        (GNUTLS_SAN_IPADDRESS, address.bytes)
      } else {
        (GNUTLS_SAN_DNSNAME, Array(host.utf8))
      }
    try Self.check(
      gnutls_x509_crt_set_subject_alt_name(raw, kind, bytes, UInt32(bytes.count), UInt32(GNUTLS_FSAN_APPEND)))
  }

  func sign(by authority: CertificateDraft) throws(NetworkError) {
    try Self.check(gnutls_x509_crt_sign2(raw, authority.raw, authority.key, GNUTLS_DIG_SHA256, 0))
  }

  func certificatePEM() throws(NetworkError) -> [UInt8] {
    try Self.exported { gnutls_x509_crt_export2(raw, GNUTLS_X509_FMT_PEM, $0) }
  }

  func keyPEM() throws(NetworkError) -> [UInt8] {
    try Self.exported { gnutls_x509_privkey_export2(key, GNUTLS_X509_FMT_PEM, $0) }
  }

  private static func exported(
    _ export: (UnsafeMutablePointer<gnutls_datum_t>) -> Int32
  ) throws(NetworkError) -> [UInt8] {
    var datum = gnutls_datum_t()
    try check(export(&datum))
    defer { gnutls_release(datum.data) }
    return Array(UnsafeBufferPointer(start: datum.data, count: Int(datum.size)))
  }

  private static func check(_ code: Int32) throws(NetworkError) { if code < 0 { throw failure(code) } }

  private static func failure(_ code: Int32) -> NetworkError {
    NetworkError(.invalidCredentials, "Could not make a certificate: \(String(cString: gnutls_strerror(code)))")
  }
}

extension SocketAddress {
  /// The address's four or sixteen bytes as the network sends them.
  fileprivate var bytes: [UInt8] {
    switch ip {
    case .v4(let word): withUnsafeBytes(of: word.bigEndian, Array.init)
    case .v6(let high, let low, _):
      withUnsafeBytes(of: high.bigEndian, Array.init) + withUnsafeBytes(of: low.bigEndian, Array.init)
    }
  }
}
