internal import CZlib

/// The gzip format (RFC 1952), by zlib.
enum Gzip {
  /// The bytes compressed; nil where zlib has no memory.
  static func compress(_ bytes: [UInt8], level: Int) -> [UInt8]? {
    bytes.withUnsafeBytes { compress($0, level: level) }
  }

  static func compress(_ bytes: UnsafeRawBufferPointer, level: Int) -> [UInt8]? {
    var stream = z_stream()
    let gzipWindow: Int32 = 15 + 16
    let opened = deflateInit2_(
      &stream, Int32(level), Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard opened == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    var end = Z_STREAM_ERROR
    let compressed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      stream.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
      stream.avail_in = UInt32(bytes.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(bound)
      end = deflate(&stream, Z_FINISH)
      count = bound - Int(stream.avail_out)
    }
    return end == Z_STREAM_END ? compressed : nil
  }
}
