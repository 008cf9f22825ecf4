/// Memory into which a loop's connections read one after another, taken when the first of them needs it.
final class ReadBuffer {
  /// What a busy socket has at once, and four records of TLS.
  private static let size = 64 * 1024

  private var memory: UnsafeMutableRawBufferPointer?

  deinit { memory?.deallocate() }

  var bytes: UnsafeMutableRawBufferPointer {
    if let memory { return memory }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.size, alignment: 16)
    self.memory = memory
    return memory
  }
}
