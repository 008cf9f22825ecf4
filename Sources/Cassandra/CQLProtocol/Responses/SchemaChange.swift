/// What changed in the schema: RESULT Schema_change (§4.2.5.5) and the event of that name (§4.2.6).
public struct SchemaChange: Hashable, Sendable {
  /// What was done.
  public enum Action: String, Hashable, Sendable, CaseIterable {
    case created = "CREATED"
    case updated = "UPDATED"
    case dropped = "DROPPED"
  }

  /// To what it was done. An index is told as its table.
  public enum Target: Hashable, Sendable {
    case keyspace
    case table(String)
    case type(String)
    case function(String, arguments: [String])
    case aggregate(String, arguments: [String])
  }

  /// What was done.
  public let action: Action
  /// The keyspace itself, or the one in which it was done.
  public let keyspace: String
  /// To what it was done.
  public let target: Target

  /// A change of these parts.
  public init(_ action: Action, keyspace: String, _ target: Target) {
    self.action = action
    self.keyspace = keyspace
    self.target = target
  }

  init(from reader: inout ByteReader) throws(CQLProtocolError) {
    let done = try reader.string()
    guard let action = Action(rawValue: done) else { throw reader.fault("no change of the schema is \"\(done)\"") }
    self.action = action
    let kind = try reader.string()
    keyspace = try reader.string()
    target =
      switch kind {
      case "KEYSPACE": .keyspace
      case "TABLE": .table(try reader.string())
      case "TYPE": .type(try reader.string())
      case "FUNCTION": .function(try reader.string(), arguments: try reader.stringList())
      case "AGGREGATE": .aggregate(try reader.string(), arguments: try reader.stringList())
      default: throw reader.fault("the schema has no \"\(kind)\"")
      }
  }

  func encode(into writer: inout ByteWriter) throws(CQLProtocolError) {
    try writer.string(action.rawValue)
    try writer.string(target.kind)
    try writer.string(keyspace)
    switch target {
    case .keyspace: break
    case .table(let name), .type(let name): try writer.string(name)
    case .function(let name, let arguments), .aggregate(let name, let arguments):
      try writer.string(name)
      try writer.stringList(arguments)
    }
  }
}

extension SchemaChange.Target {
  /// The word on the wire.
  fileprivate var kind: String {
    switch self {
    case .keyspace: "KEYSPACE"
    case .table: "TABLE"
    case .type: "TYPE"
    case .function: "FUNCTION"
    case .aggregate: "AGGREGATE"
    }
  }
}
