/// Where an embedded store keeps what.
public struct StoreFiles: Hashable, Sendable {
  /// The folder that holds everything.
  public let folder: String

  public init(in folder: String) { self.folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder }

  /// The truth: written by the commit lane, every commit synced. Back this one up.
  public var store: String { "\(folder)/store.db" }
  /// The read model: a copy that is made again where it is missing.
  public var readModel: String { "\(folder)/read.db" }
  /// The file of the read model's present generation: the one above, until the first rebuild beside it.
  public var presentReadModel: String {
    let files = ReadModelFiles(readModel)
    return files.path(of: files.currentGeneration)
  }
  /// Held by the process that has the store open.
  public var lock: String { "\(folder)/store.lock" }

  /// Marks the write file as one of ours, in its header: "StMg".
  static let applicationID: Int32 = 0x5374_4d67
}
