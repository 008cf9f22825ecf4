import Glibc
import SQLEngine

/// A read model that is made for one comparison and thrown away with it. It stands beside the store's own files, where
/// there is room for them, under the number of the process.
struct ScratchFile {
  let path: String
  let writer: SQLiteReadModelWriter

  init(in folder: String) throws(SQLError) {
    Self.removeLeftovers(in: folder)
    path = "\(folder)/\(Self.prefix)\(getpid()).db"
    writer = try SQLiteReadModelFile.replace(path)
  }

  func remove() {
    writer.close()
    Self.remove(path)
  }

  private static let prefix = "check-"

  private static func remove(_ path: String) {
    for name in [path, "\(path)-wal", "\(path)-shm"] { unlink(name) }
  }

  /// What checks left that were killed: of a process that is no more.
  private static func removeLeftovers(in folder: String) {
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard name.hasPrefix(prefix), let process = Int32(name.dropFirst(prefix.count).prefix { $0 != "." }) else {
        continue
      }
      if kill(process, 0) != 0, errno == ESRCH { unlink("\(folder)/\(name)") }
    }
  }
}
