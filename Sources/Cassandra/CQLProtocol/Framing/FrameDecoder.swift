/// Finds envelopes in the bytes that arrive on a connection, in pieces of whatever size.
///
/// It begins with envelopes that follow each other as they are. What was agreed upon when the connection was started
/// is told to it by `useSegments` or `useCompression`. It holds what arrived of one envelope, and makes room for no
/// more than a mebibyte ahead.
public struct FrameDecoder: Sendable {
  /// How large the envelopes may be.
  let limits: FrameLimits
  var input = InputQueue()
  /// How segments look; `nil` while there are none.
  private(set) var segments: SegmentFormat?
  private var hasCompression = false
  /// The whole envelopes of the segment at hand, and where the next of them begins.
  var payload: [UInt8] = []
  var payloadStart = 0
  /// The envelope that came in parts up to now.
  var large: LargeEnvelope?
  private var failure: CQLProtocolError?

  /// A decoder at the start of a connection.
  public init(limits: FrameLimits = FrameLimits()) { self.limits = limits }

  /// Expects segments from the next byte on that `next` has not read (v5 §2.3.1).
  public mutating func useSegments(compressed: Bool) { segments = compressed ? .lz4 : .plain }

  /// Allows bodies to be compressed with LZ4 (v4 §5).
  public mutating func useCompression() { hasCompression = true }

  /// Takes the bytes that arrived.
  public mutating func append(_ bytes: some Collection<UInt8>) { input.append(bytes) }

  /// The next envelope, `nil` until more bytes arrive.
  ///
  /// - Throws: `CQLProtocolError` if the bytes are none that a node or client sends, now and from then on.
  public mutating func next() throws(CQLProtocolError) -> Envelope? {
    if let failure { throw failure }
    do {
      return if let segments { try nextEnvelope(in: segments) } else { try nextPlainEnvelope() }
    } catch {
      failure = error
      throw error
    }
  }

  private mutating func nextPlainEnvelope() throws(CQLProtocolError) -> Envelope? {
    guard input.count >= EnvelopeHeader.byteCount else { return nil }
    var reader = input.reader
    let header = try EnvelopeHeader(from: &reader, limit: limits.incoming)
    guard reader.remaining >= header.bodyLength else { return nil }
    let range = try reader.range(header.bodyLength, of: "body")
    let body = try body(header, input.bytes, in: range)
    input.drop(EnvelopeHeader.byteCount + header.bodyLength)
    return Envelope(header: header, body: body)
  }

  private func body(
    _ header: EnvelopeHeader, _ bytes: [UInt8], in range: Range<Int>
  ) throws(CQLProtocolError) -> [UInt8] {
    guard header.flags.contains(.compressed), header.version < 5 else { return Array(bytes[range]) }
    guard hasCompression else {
      throw CQLProtocolError(
        .unsupported, at: range.lowerBound, "a body is compressed, and no compression was agreed on")
    }
    var reader = ByteReader(bytes, in: range)
    let count = Int(try reader.int())
    guard count <= limits.incoming else {
      throw CQLProtocolError(
        .overLimit, at: range.lowerBound, "a body is decompressed to \(count) bytes, and \(limits.incoming) are allowed"
      )
    }
    return try LZ4.decompress(bytes, in: reader.offset..<range.upperBound, to: count)
  }
}
