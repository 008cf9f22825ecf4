import CSQLite
public import SQLEngine

/// Why a store could not be opened. Nothing was changed.
public enum OpeningError: Error, Hashable, Sendable {
  /// Another process has it open.
  case inUse(folder: String, by: FolderHolder)
  /// Nothing is kept in the folder.
  case noStore(folder: String)
  /// The folder cannot be made, or is something else. In the system's words.
  case noFolder(String, reason: String)
  /// The file may not be written, or its folder not. In the system's words.
  case notWritable(String, reason: String)
  /// No room is left on the disk.
  case full(String)
  /// The file is no database of ours.
  case foreign(String, reason: String)
  /// The file was ours, and is damaged.
  case damaged(String, reason: String)
  case schema(String, SchemaError)
  case failed(String, reason: String)
}

/// The process that has a folder open.
public struct FolderHolder: Hashable, Sendable {
  public let process: Int32?
  /// Where it serves, as text for a URL's authority, "127.0.0.1:5000"; `nil` if it does not, or not yet.
  public let address: String?

  public init(process: Int32?, address: String?) {
    self.process = process
    self.address = address
  }
}

extension FolderHolder: CustomStringConvertible {
  public var description: String {
    (process.map { "process \($0)" } ?? "another process") + (address.map { ", which serves at \($0)" } ?? "")
  }
}

extension OpeningError: CustomStringConvertible {
  /// What, where, and what to do about it.
  public var description: String {
    switch self {
    case .inUse(let folder, let holder):
      "the folder \(folder) is in use by \(holder): "
        + "stop that one first, or choose another folder with DATA_DIR"
    case .noStore(let folder):
      "there is no store in \(folder): name the folder of the one that you mean with DATA_DIR"
    case .noFolder(let path, let reason):
      "\(path) cannot be used as the store's folder (\(reason)): create it for this user, or choose another with DATA_DIR"
    case .notWritable(let path, let reason):
      "\(path) cannot be written (\(reason)): make it writable for this user, or choose another folder with DATA_DIR"
    case .full(let path):
      "no room is left on the disk of \(path): free some, then start again"
    case .foreign(let path, let reason):
      "\(path) is not a store's database (\(reason)): it was left as it is; move it away, or choose another folder "
        + "with DATA_DIR"
    case .damaged(let path, let reason):
      "\(path) is damaged (\(reason)): it was left as it is; move it away and restore a backup in its place"
    case .schema(let path, let error): "\(path): \(error)"
    case .failed(let path, let reason):
      "\(path) cannot be opened (\(reason))"
    }
  }

  /// What a refusal of the database means for the file that was being opened.
  init(_ error: SQLError, opening path: String) {
    self =
      switch error.kind {
      case .full: .full(path)
      case .readOnly: .notWritable(path, reason: error.message)
      case .damaged where error.code & 0xff == SQLITE_NOTADB: .foreign(path, reason: error.message)
      case .damaged: .damaged(path, reason: error.message)
      case .busy, .cannotOpen, .inputOutput, .constraint, .other: .failed(path, reason: error.description)
      }
  }
}
