import CQLProtocol
import EventLoops

/// Vouches for paging states that leave the program, as in a link to the next page: whoever changes one, or takes it to
/// another statement or to other values, is found out. What is in a state can still be read.
///
/// It is signed by HMAC with SHA-256 (RFC 2104).
public struct PagingStateSigner: Sendable {
  private let codes: HMACSHA256

  /// The shortest key, in bytes.
  public static let shortestKey = 32

  /// A signer with that secret, which every program has that takes the states back.
  /// - Throws: ``CassandraError`` where the key is shorter than ``shortestKey``.
  public init(key: [UInt8]) throws(CassandraError) {
    guard key.count >= Self.shortestKey else {
      throw CassandraError(
        .configuration("A key that signs paging states has \(Self.shortestKey) bytes or more, and not \(key.count)."))
    }
    codes = HMACSHA256(key: key)
  }

  /// The state with a signature before it, 32 bytes longer.
  /// - Parameter statement: what the page came of; only its text and values count.
  /// - Throws: ``CassandraError`` where GnuTLS has no such signature to give.
  public func sign(_ state: PagingState, of statement: Statement) throws(CassandraError) -> [UInt8] {
    guard let code = codes.code(of: Self.message(state.bytes[...], statement)) else {
      throw CassandraError(
        .configuration("GnuTLS makes no codes by HMAC with SHA-256 here: no paging state can be signed."))
    }
    return code + state.bytes
  }

  /// The state that was signed.
  /// - Parameters:
  ///   - signed: what ``sign(_:of:)`` gave out, as somebody else brings it back.
  ///   - statement: what is to go on, with the same text and values.
  /// - Throws: ``CassandraError`` of the kind `invalidStatement` where it was not signed with this key, or of another
  ///   statement.
  public func state(in signed: [UInt8], of statement: Statement) throws(CassandraError) -> PagingState {
    let state = signed.dropFirst(HMACSHA256.byteCount)
    guard codes.accepts(signed.prefix(HMACSHA256.byteCount), of: Self.message(state, statement)) else {
      throw CassandraError(.invalidStatement("The paging state was not signed here, or of another statement."))
    }
    return PagingState(Array(state))
  }

  /// Each part with its length before it, so that no two of them can be taken for others.
  private static func message(_ state: ArraySlice<UInt8>, _ statement: Statement) -> [UInt8] {
    var message: [UInt8] = []
    func add(_ part: some Collection<UInt8>) {
      withUnsafeBytes(of: UInt64(part.count).bigEndian) { message += $0 }
      message += part
    }
    add(statement.query.utf8)
    for (name, cell) in statement.values.cells {
      var writer = ByteWriter()
      writer.value(cell)
      add((name ?? "").utf8)
      add(writer.bytes)
    }
    add(state)
    return message
  }
}
