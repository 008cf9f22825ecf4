import Foundation
import JSON

/// Values of every type, in texts that every driver can read exactly; see `Tests/CassandraPython`.
struct ExchangedValues {
  /// A type, and values of it. Null is null, and what is empty without being a text or blob is an object that says so.
  struct Column {
    let type: String
    let values: [JSONValue]
  }

  static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../CassandraPython/values.json").standardized

  /// What creates the types that columns are of, with % for the keyspace.
  let types: [String]
  let columns: [Column]

  /// Those that a release has.
  init(of release: String) throws {
    let document = try JSONValue(parsing: Array(Data(contentsOf: Self.file)))
    types = document["types"]?.array?.compactMap(\.string) ?? []
    columns = (document["columns"]?.array ?? []).compactMap { column in
      guard (column["since"]?.string ?? "") <= release, let type = column["type"]?.string,
        let values = column["values"]?.array
      else { return nil }
      return Column(type: type, values: values)
    }
  }

  /// How many rows hold all of them.
  var rows: Int { columns.map(\.values.count).max() ?? 0 }

  /// What stands in that row, in the order of the columns; nil where the values of a type have ended.
  func row(_ number: Int) -> [JSONValue?] { columns.map { $0.values.dropFirst(number).first } }
}
