import CommandLineTool
import Foundation

/// A file of the system, closed with its last reference.
final class OpenFile: Sendable {
  let path: String
  private let descriptor: Int32

  /// Opens the file at `path` for reading.
  /// - Throws: `CommandFailure`, naming it.
  init(reading path: String) throws(CommandFailure) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure("cannot be read", path) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw CommandFailure("\(path) is a folder, not a file") }
  }

  /// Makes a new file at `path`.
  /// - Throws: `CommandFailure`, naming it, if it cannot be made or is there already.
  init(creating path: String) throws(CommandFailure) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        throw CommandFailure("\(path) is there already", hint: "choose another name, so that nothing in it is lost")
      }
      throw Self.failure("cannot be made", path)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// In bytes; `nil` for what is no file on a disk, such as a pipe.
  var size: Int? { status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil }

  private var status: stat {
    var status = stat()
    fstat(descriptor, &status)
    return status
  }

  /// - Returns: the next bytes, at most `count`; none at the end.
  func read(upTo count: Int) throws(CommandFailure) -> [UInt8] {
    while true {
      var read = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        read = systemRead(descriptor, buffer.baseAddress, count)
        filled = max(0, read)
      }
      if read >= 0 { return bytes }
      guard errno == EINTR else { throw Self.failure("cannot be read", path) }
    }
  }

  /// Writes all of `bytes` at the end.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      guard written >= 0 || errno == EINTR else { throw Self.failure("cannot be written", path) }
      rest = rest.dropFirst(max(0, written))
    }
  }

  private static func failure(_ what: String, _ path: String) -> CommandFailure {
    CommandFailure("\(path) \(what): \(String(cString: strerror(errno)))")
  }
}

extension OpenFile {
  /// The file from where it is to its end.
  var pieces: Pieces { Pieces(file: self) }

  struct Pieces: AsyncSequence {
    let file: OpenFile

    struct AsyncIterator: AsyncIteratorProtocol {
      let file: OpenFile

      mutating func next() async throws(CommandFailure) -> [UInt8]? {
        let piece = try file.read(upTo: 256 << 10)
        return piece.isEmpty ? nil : piece
      }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(file: file) }
  }
}

/// The system's `read` and `write`, whose names the methods above hide.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
