internal import CLZ4

/// LZ4 blocks, which carry neither a magic number nor a length (v5 §2.2, v4 §5).
enum LZ4 {
  /// Fewer bytes than these are not worth compressing.
  static let worthwhile = 256

  /// Some of the bytes, compressed; `nil` if that makes them no shorter.
  static func compress(_ bytes: [UInt8], in range: Range<Int>) -> [UInt8]? {
    guard range.count >= worthwhile else { return nil }
    let compressed = [UInt8](unsafeUninitializedCapacity: range.count - 1) { output, count in
      count = bytes.withUnsafeBytes { input in
        let input = input[range]
        let size = LZ4_compress_default(
          UnsafeRawBufferPointer(rebasing: input).bindMemory(to: CChar.self).baseAddress,
          UnsafeMutableRawBufferPointer(output).bindMemory(to: CChar.self).baseAddress,
          Int32(input.count), Int32(output.count))
        return Int(max(0, size))
      }
    }
    return compressed.isEmpty ? nil : compressed
  }

  /// Some of the bytes, decompressed to exactly `count`.
  static func decompress(_ bytes: [UInt8], in range: Range<Int>, to count: Int) throws(CQLProtocolError) -> [UInt8] {
    if count == 0 { return [] }
    // Each further byte of a block makes at most 255 of the text: who says more does not mean it.
    guard count >= 0, count / 255 <= range.count else {
      throw CQLProtocolError(
        .damaged, at: range.lowerBound, "a block of \(range.count) bytes cannot be decompressed to \(count)")
    }
    var size: Int32 = -1
    let text = [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
      size = bytes.withUnsafeBytes { input in
        LZ4_decompress_safe(
          UnsafeRawBufferPointer(rebasing: input[range]).bindMemory(to: CChar.self).baseAddress,
          UnsafeMutableRawBufferPointer(output).bindMemory(to: CChar.self).baseAddress,
          Int32(range.count), Int32(count))
      }
      initialized = max(0, Int(size))
    }
    guard Int(size) == count else {
      throw CQLProtocolError(.damaged, at: range.lowerBound, "a compressed block is no LZ4 block of \(count) bytes")
    }
    return text
  }
}
