internal import CGnuTLS
internal import Glibc

extension TLSSession {
  /// Checks the peer's certificate during the handshake: that an authority vouches for it now, and that it names `name`.
  func expectServer(named name: String, _ verification: TLSVerification) {
    let isAddress = SocketAddress(ip: name, port: 0) != nil
    if !isAddress { gnutls_server_name_set(session, GNUTLS_NAME_DNS, name, name.utf8.count) }
    switch verification {
    case .full:
      // GnuTLS keeps the pointer.
      serverName = strdup(name)
      gnutls_session_set_verify_cert(session, serverName, 0)
    case .authority: gnutls_session_set_verify_cert(session, nil, 0)
    case .none: break
    }
  }

  /// Why the handshake failed, with what was wrong with the certificate.
  func handshakeError(_ code: Int32) -> NetworkError {
    guard code == GNUTLS_E_CERTIFICATE_VERIFICATION_ERROR else {
      return NetworkError(tls: code, "agree on TLS with \(peer)")
    }
    let status = gnutls_session_get_verify_cert_status(session)
    func has(_ flag: gnutls_certificate_status_t) -> Bool { status & flag.rawValue != 0 }
    if has(GNUTLS_CERT_REVOKED) {
      return NetworkError(.certificateRevoked, "The certificate of \(peer) has been withdrawn.")
    }
    if has(GNUTLS_CERT_EXPIRED) {
      return NetworkError(.certificateExpired, "The certificate of \(peer) has expired.")
    }
    if has(GNUTLS_CERT_NOT_ACTIVATED) {
      return NetworkError(.certificateNotYetValid, "The certificate of \(peer) is not valid yet.")
    }
    if has(GNUTLS_CERT_UNEXPECTED_OWNER) {
      return NetworkError(.certificateForOtherHost, "The certificate that \(peer) shows is another host's.")
    }
    return NetworkError(.certificateNotTrusted, "No trusted authority vouches for the certificate of \(peer).")
  }
}

extension NetworkError {
  /// A failure that GnuTLS reports with `code`, while trying to do what `attempt` says.
  init(tls code: Int32, _ attempt: String) {
    if code == GNUTLS_E_PREMATURE_TERMINATION {
      self.init(.truncated, "Could not \(attempt): the connection ended without TLS's farewell.")
    } else {
      self.init(.protocolFailure, "Could not \(attempt): \(String(cString: gnutls_strerror(code)))")
    }
  }
}
