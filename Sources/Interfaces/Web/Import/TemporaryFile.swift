import Glibc

/// A file without a name: it takes room on the disk as long as somebody holds it, and is gone with the process, however
/// that ends.
final class TemporaryFile: Sendable {
  /// Why the disk does not take or give the bytes, as the system says it.
  struct Fault: Error, Hashable, Sendable {
    let code: Int32
  }

  /// The code of a fault that more room would mend.
  static let diskIsFull = ENOSPC

  private let descriptor: Int32

  /// - Throws: `Fault` where there is no room for a file.
  init() throws(Fault) {
    var path = Array("\(Self.folder)/store-manager-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw Fault(code: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(path)
  }

  deinit { close(descriptor) }

  private static var folder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// Adds bytes at the end.
  func append(_ bytes: [UInt8]) throws(Fault) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Fault(code: errno) }
      written += count
    }
  }

  /// At most `count` bytes from `offset` on; none at the end.
  func read(at offset: Int, atMost count: Int) throws(Fault) -> [UInt8] {
    while true {
      var got = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { memory, used in
        got = pread(descriptor, memory.baseAddress, count, offset)
        used = Swift.max(0, got)
      }
      if got >= 0 { return bytes }
      guard errno == EINTR else { throw Fault(code: errno) }
    }
  }
}

extension TemporaryFile: AsyncSequence {
  typealias Element = [UInt8]

  /// The file from its beginning, read beside the loop that asks: the disk may let it wait.
  struct AsyncIterator: AsyncIteratorProtocol {
    let file: TemporaryFile
    var offset = 0

    mutating func next() async throws -> [UInt8]? {
      let piece = try await withTaskExecutorPreference(globalConcurrentExecutor) { [file, offset] in
        try file.read(at: offset, atMost: TemporaryFile.pieceSize)
      }
      offset += piece.count
      return piece.isEmpty ? nil : piece
    }
  }

  /// 64 KiB
  static let pieceSize = 64 << 10

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(file: self) }
}
