import Glibc

/// Copies of an embedded store. The write file is all that there is to keep: what reads need is made from it.
public enum SQLiteBackup {
  /// Copies the store in `folder` to a new file, whether it is served meanwhile or not, and reads the copy again to the
  /// end.
  ///
  /// The file appears under its name only once it is whole; until then it stands beside it as `….part`.
  /// - Parameter progress: told how many pages of how many are copied.
  /// - Throws: `BackupError`.
  public static func make(
    of folder: String, at path: String, progress: (_ done: Int, _ total: Int) -> Void
  ) throws(BackupError) -> BackupSummary {
    let files = StoreFiles(in: folder)
    do throws(OpeningError) {
      guard WriteFile(files.store).exists else { throw .noStore(folder: files.folder) }
      try WriteFile(files.store).checkOrigin()
    } catch {
      throw .opening(error)
    }
    guard access(path, F_OK) != 0 else { throw .exists(path) }
    let part = try BackupFile.copy(of: files.store, to: "\(path).part", progress: progress)
    defer { part.remove() }
    let summary = try part.verified()
    guard link(part.path, path) == 0 else {
      throw errno == EEXIST ? .exists(path) : .notWritable(path, reason: String(cString: strerror(errno)))
    }
    sync(folderOf: path)
    return BackupSummary(path: path, records: summary.records, bytes: summary.bytes)
  }

  /// Puts a backup in the place of the store in `folder`, which nobody may have open.
  ///
  /// The backup is read to its end first, and stays as it is. The read model is thrown away: it may show what the
  /// backup does not hold.
  /// - Parameters:
  ///   - replacing: moves a store that is there aside; without it, one that is there is a reason to refuse.
  ///   - suffix: of the names that its files get then.
  ///   - progress: told how many pages of how many are copied.
  /// - Returns: what was restored, and where the store that was there is now.
  /// - Throws: `BackupError`; then the store that was there is there still.
  public static func restore(
    _ path: String, to folder: String, replacing: Bool, suffix: String,
    progress: (_ done: Int, _ total: Int) -> Void
  ) throws(BackupError) -> (restored: BackupSummary, aside: String?) {
    _ = try BackupFile(path: path).verified()
    let files = StoreFiles(in: folder)
    let lock: FolderLock
    do { lock = try FolderLock(files) } catch { throw .opening(error) }
    return try withExtendedLifetime(lock) { () throws(BackupError) in
      let isThere = WriteFile(files.store).exists
      guard replacing || !isThere else { throw .holdsStore(folder: files.folder) }
      let new = try BackupFile.copy(of: path, to: "\(files.store).restoring", progress: progress)
      defer { new.remove() }
      let summary = try new.verified()
      ReadModelFiles(files.readModel).removeAll(but: nil)
      let aside = isThere ? try moveAside(files.store, suffix: suffix) : nil
      guard rename(new.path, files.store) == 0 else {
        throw .notWritable(files.store, reason: String(cString: strerror(errno)))
      }
      sync(folderOf: files.store)
      return (BackupSummary(path: files.store, records: summary.records, bytes: summary.bytes), aside)
    }
  }

  /// Gives the store's file a second name, so that there is a store under the first one at every moment.
  private static func moveAside(_ store: String, suffix: String) throws(BackupError) -> String {
    // What stands in the write-ahead log belongs to the file. Where it cannot be moved there, it goes along.
    try? SQLiteConnection(path: store, mode: .durable).close()
    let aside = "\(store).\(suffix)"
    guard link(store, aside) == 0 else {
      throw errno == EEXIST ? .exists(aside) : .notWritable(aside, reason: String(cString: strerror(errno)))
    }
    rename("\(store)-wal", "\(aside)-wal")
    unlink("\(store)-shm")
    return aside
  }

  /// Has names on the disk that were given in the folder of `path`. A file system that cannot is none that loses them.
  private static func sync(folderOf path: String) {
    let folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
