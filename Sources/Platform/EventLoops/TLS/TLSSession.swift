internal import CGnuTLS
internal import Glibc

/// One side of a TLS connection, by GnuTLS, between memory and memory: what the network brings is lent to it, what it
/// has for the network it appends to `output`.
final class TLSSession {
  /// What is to be sent.
  let output = ByteQueue()
  /// The peer's end of the TCP connection has come.
  var inputEnded = false

  let session: gnutls_session_t
  let peer: String
  /// The name to check, for GnuTLS.
  var serverName: UnsafeMutablePointer<CChar>?
  private let credentials: TLSCredentials
  /// What was lent and not used before the loan ended.
  private let kept = ByteQueue()
  private var lent = UnsafeRawBufferPointer(start: nil, count: 0)
  private var failure: Int32 = 0
  private var saidGoodbye = false

  /// The client's side.
  /// - Parameter serverName: the name or address the peer's certificate must bear.
  convenience init(client configuration: TLSClientConfiguration, serverName: String) throws(NetworkError) {
    try self.init(UInt32(GNUTLS_CLIENT), configuration.credentials, peer: serverName)
    expectServer(named: serverName, configuration.verification)
  }

  /// The server's side.
  convenience init(server configuration: TLSServerConfiguration, peer: String) throws(NetworkError) {
    try self.init(UInt32(GNUTLS_SERVER), configuration.credentials, peer: peer)
  }

  private init(_ side: UInt32, _ credentials: TLSCredentials, peer: String) throws(NetworkError) {
    var session: gnutls_session_t?
    let code = gnutls_init(&session, side | UInt32(GNUTLS_NONBLOCK) | UInt32(GNUTLS_NO_SIGNAL))
    guard code == 0, let session else { throw NetworkError(tls: code, "begin TLS with \(peer)") }
    (self.session, self.credentials, self.peer) = (session, credentials, peer)
    gnutls_set_default_priority_append(session, "-VERS-TLS-ALL:+VERS-TLS1.3:+VERS-TLS1.2", nil, 0)
    gnutls_credentials_set(session, GNUTLS_CRD_CERTIFICATE, UnsafeMutableRawPointer(credentials.raw))
    gnutls_transport_set_ptr(session, Unmanaged.passUnretained(self).toOpaque())
    gnutls_transport_set_pull_function(session) { session, memory, size in
      guard let session, let memory else { return -1 }
      return Unmanaged<TLSSession>.fromOpaque(session).takeUnretainedValue().pull(memory, size)
    }
    gnutls_transport_set_pull_timeout_function(session) { session, _ in
      guard let session else { return -1 }
      return Unmanaged<TLSSession>.fromOpaque(session).takeUnretainedValue().holdsNetworkInput ? 1 : 0
    }
    gnutls_transport_set_push_function(session) { session, memory, size in
      guard let session else { return -1 }
      Unmanaged<TLSSession>.fromOpaque(session).takeUnretainedValue().output
        .append(UnsafeRawBufferPointer(start: memory, count: size))
      return size
    }
  }

  deinit {
    gnutls_deinit(session)
    free(serverName)
  }
}

// MARK: - Input

extension TLSSession {
  /// Lends what the network has brought, until ``keepRest()``.
  func lend(_ bytes: UnsafeRawBufferPointer) {
    if kept.isEmpty { lent = bytes } else { kept.append(bytes) }
  }

  /// Copies what has not been used of the loan.
  func keepRest() {
    kept.append(lent)
    lent = UnsafeRawBufferPointer(start: nil, count: 0)
  }

  /// Whether there is something to decipher without the network bringing more.
  var holdsInput: Bool { holdsNetworkInput || inputEnded || gnutls_record_check_pending(session) > 0 }

  private var holdsNetworkInput: Bool { networkInputCount > 0 }
  private var networkInputCount: Int { lent.count + kept.count }

  private func pull(_ memory: UnsafeMutableRawPointer, _ size: Int) -> Int {
    let source = kept.isEmpty ? lent : kept.bytes
    let count = min(size, source.count)
    guard count > 0, let start = source.baseAddress else {
      if inputEnded { return 0 }
      gnutls_transport_set_errno(session, EAGAIN)
      return -1
    }
    memcpy(memory, start, count)
    if kept.isEmpty {
      lent = UnsafeRawBufferPointer(rebasing: lent[count...])
    } else {
      kept.consume(count)
    }
    return count
  }
}

// MARK: - Steps

extension TLSSession {
  enum Handshake { case done, needsInput, failed(NetworkError) }
  enum Deciphered { case bytes(Int), needsInput, ended, failed(NetworkError) }

  /// Goes on agreeing with the peer.
  func handshake() -> Handshake {
    while true {
      let code = gnutls_handshake(session)
      if code == 0 { return .done }
      if code == GNUTLS_E_AGAIN { return .needsInput }
      if gnutls_error_is_fatal(code) == 0 { continue }
      failure = code
      return .failed(handshakeError(code))
    }
  }

  /// Deciphers one record at most.
  func decipher(into memory: UnsafeMutableRawBufferPointer) -> Deciphered {
    while true {
      let before = networkInputCount
      let count = gnutls_record_recv(session, memory.baseAddress, memory.count)
      if count > 0 { return .bytes(count) }
      if count == 0 { return .ended }
      let code = Int32(clamping: count)
      // Said too after a record that holds no data, as the tickets that servers send first: more may be behind it.
      if code == GNUTLS_E_AGAIN, networkInputCount == 0 || networkInputCount == before { return .needsInput }
      if gnutls_error_is_fatal(code) == 0 { continue }
      failure = code
      return .failed(NetworkError(tls: code, "read from \(peer)"))
    }
  }

  /// Enciphers all of `bytes`; the error, if there is one.
  func encipher(_ bytes: UnsafeRawBufferPointer) -> NetworkError? {
    var rest = bytes
    while !rest.isEmpty {
      let count = gnutls_record_send(session, rest.baseAddress, rest.count)
      if count < 0 {
        let code = Int32(clamping: count)
        if gnutls_error_is_fatal(code) == 0 { continue }
        return NetworkError(tls: code, "write to \(peer)")
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return nil
  }

  /// Says once that nothing more will be sent.
  func sayGoodbye() {
    guard !saidGoodbye else { return }
    saidGoodbye = true
    gnutls_bye(session, GNUTLS_SHUT_WR)
  }

  /// Tells the peer what has failed.
  func alert() {
    if failure < 0 { gnutls_alert_send_appropriate(session, failure) }
  }
}
