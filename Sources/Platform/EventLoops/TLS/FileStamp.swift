internal import Glibc

/// What tells a file from what was there before: one that was replaced is another file, one that was written to is
/// younger or has another length.
struct FileStamp: Hashable {
  private let device: UInt
  private let number: UInt
  private let length: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// The file at that path, or the one that it leads to; nil where there is none.
  init?(at path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, number, length) = (UInt(status.st_dev), UInt(status.st_ino), Int(status.st_size))
    (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }

  /// All files that these are read from.
  static func all(_ trust: TLSTrust, _ identity: TLSIdentity?) -> [FileStamp?] {
    var paths: [String] = []
    if case .file(let path) = trust { paths.append(path) }
    if case .files(let certificate, let key) = identity { paths += [certificate, key] }
    return paths.map { FileStamp(at: $0) }
  }
}
