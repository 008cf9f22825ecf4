/// Why a database's schema cannot be used.
public enum SchemaError: Error, Hashable, Sendable {
  /// A newer program has brought the schema to `found`; this one knows `known` and what comes before.
  case newer(found: Int, known: Int)
  /// The migration that was run is not the one that this program has under its number.
  case edited(Int, name: String)
  case database(SQLError)
}

extension SchemaError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .newer(let found, let known):
      "the schema has version \(found) and this program knows versions up to \(known): "
        + "start the newer program that wrote it, or restore a backup made before that one was started"
    case .edited(let number, let name):
      "migration \(number) (\(name)) is not the one that made this database: "
        + "start the program that made it, or one that was built from released sources"
    case .database(let error): error.description
    }
  }
}
