import CQLProtocol

/// What was read of the schema and still holds.
struct KeptSchema {
  private var whole: SchemaDescription?
  private var parts: [String: SchemaDescription] = [:]
  /// Another one each time something was forgotten.
  private(set) var version = 0

  /// What is known of that keyspace, or of all; nil where it is to be read.
  subscript(keyspace: String?) -> SchemaDescription? {
    guard let keyspace else { return whole }
    return parts[keyspace]
  }

  /// Keeps what was read of that keyspace, or of all.
  mutating func keep(_ schema: SchemaDescription, of keyspace: String?) {
    if keyspace == nil { whole = schema }
    for keyspace in schema.keyspaces { parts[keyspace.name] = SchemaDescription(keyspaces: [keyspace]) }
  }

  /// The keyspace was changed.
  mutating func forget(_ keyspace: String) {
    (whole, parts[keyspace]) = (nil, nil)
    version += 1
  }

  /// Everything may have changed.
  mutating func forgetAll() {
    (whole, parts) = (nil, [:])
    version += 1
  }
}
