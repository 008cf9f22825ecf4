import Foundation
import Glibc

/// What a process writes, in a file without a name: a pipe's end could be held open by another process, and would fill.
final class Written: Sendable {
  let descriptor: Int32

  init() throws(ChildProcessFailure) {
    let path = FileManager.default.temporaryDirectory.appending(path: "written-\(UUID())").path()
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw ChildProcessFailure("cannot make \(path): \(String(cString: strerror(errno)))")
    }
    unlink(path)
  }

  /// Read from its beginning, without moving the place where the process goes on to write.
  var text: String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while case let count = pread(descriptor, &piece, piece.count, off_t(bytes.count)), count > 0 {
      bytes += piece[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  deinit { close(descriptor) }
}
