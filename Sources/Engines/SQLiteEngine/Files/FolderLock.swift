import Glibc

/// Keeps a folder for one process: a lock of the system on a file in it, gone with the process however that ends.
final class FolderLock: Sendable {
  private let file: Int32

  /// Makes the folder if need be, and locks it.
  ///
  /// - Throws: `OpeningError`.
  init(_ files: StoreFiles) throws(OpeningError) {
    try Self.createFolder(files.folder)
    let file = open(files.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Self.refusal(of: files.lock) }
    guard Self.lock(file) else {
      let isHeld = errno == EWOULDBLOCK
      let error =
        isHeld ? OpeningError.inUse(folder: files.folder, by: Self.holder(file)) : Self.refusal(of: files.lock)
      close(file)
      throw error
    }
    self.file = file
    write("\(getpid())\n")
  }

  /// Tells those who find the folder locked where its holder is reached.
  func announce(_ address: String) { write("\(getpid())\n\(address)\n") }

  deinit { Self.letGo(file) }

  /// Who has the folder locked; `nil` if nobody has, or nobody could tell.
  static func holder(of files: StoreFiles) -> FolderHolder? {
    let file = open(files.lock, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { letGo(file) }
    let isFree = flock(file, LOCK_SH | LOCK_NB) == 0
    return isFree ? nil : holder(file)
  }

  /// Tries for a moment: those who only ask for the holder hold the file for as long as that takes.
  private static func lock(_ file: Int32) -> Bool {
    for _ in 0..<5 {
      if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK else { return false }
      usleep(20_000)
    }
    errno = EWOULDBLOCK
    return false
  }

  /// A program that is just being started may hold a copy of the descriptor: to close it alone would not end the lock.
  private static func letGo(_ file: Int32) {
    flock(file, LOCK_UN)
    close(file)
  }

  private static func createFolder(_ folder: String) throws(OpeningError) {
    var path = folder.hasPrefix("/") ? "" : "."
    let parts = folder.split(separator: "/")
    for (index, part) in parts.enumerated() {
      path += "/\(part)"
      // Customers' names and addresses are nobody else's to read.
      guard mkdir(path, index == parts.count - 1 ? 0o700 : 0o755) != 0, errno != EEXIST else { continue }
      // What is above may well be closed to us, as long as it is there.
      var status = stat()
      let reason = errno
      guard stat(path, &status) != 0 else { continue }
      throw .noFolder(folder, reason: String(cString: strerror(reason)))
    }
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .noFolder(folder, reason: "it is not a folder")
    }
  }

  private static func refusal(of path: String) -> OpeningError {
    let reason = String(cString: strerror(errno))
    return switch errno {
    case EROFS, EACCES, EPERM: .notWritable(path, reason: reason)
    case ENOSPC, EDQUOT: .full(path)
    default: .failed(path, reason: reason)
    }
  }

  /// What the holder wrote into the file: its process number, and where it is reached.
  private static func holder(_ file: Int32) -> FolderHolder {
    var text = [UInt8](repeating: 0, count: 256)
    let count = pread(file, &text, text.count, 0)
    let lines = String(decoding: text.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
    return FolderHolder(
      process: lines.first.flatMap { Int32($0) }, address: lines.dropFirst().first.map { String($0) })
  }

  /// Only a help for people and programs: the lock itself holds without.
  private func write(_ text: String) {
    let text = Array(text.utf8)
    _ = ftruncate(file, 0)
    _ = pwrite(file, text, text.count, 0)
  }
}
