/// Why a backup was not made, or not put in place. What was there before is there still.
public enum BackupError: Error, Hashable, Sendable {
  /// The store or the backup cannot be read, or the folder not used.
  case opening(OpeningError)
  /// A file of this name is there already.
  case exists(String)
  /// The folder holds a store.
  case holdsStore(folder: String)
  /// A file cannot be written. In the system's words.
  case notWritable(String, reason: String)
  /// The copy or the backup is not what it has to be.
  case notWhole(String, reason: String)
}

extension BackupError: CustomStringConvertible {
  /// What, where, and what to do about it.
  public var description: String {
    switch self {
    case .opening(let error): error.description
    case .exists(let path): "\(path) is there already: choose another name, so that nothing in it is lost"
    case .holdsStore(let folder):
      "there is a store in \(folder): choose an empty folder with DATA_DIR, or move that store aside with --replace"
    case .notWritable(let path, let reason): "\(path) cannot be written (\(reason))"
    case .notWhole(let path, let reason): "\(path) is not whole (\(reason)): use another backup"
    }
  }
}
