/// EVENT (§4.2.6): what a node tells unasked, once REGISTER asked for it. All of it is a hint: events may come early,
/// late, twice or not at all.
public enum ServerEvent: MessageBody, Hashable {
  /// A node joined or left the cluster; of a node that joined, before it can be connected to.
  case topologyChange(Topology, InetEndpoint)
  /// The teller takes a node for up or down.
  case statusChange(Status, InetEndpoint)
  /// The schema is another.
  case schemaChange(SchemaChange)
  /// Something that this library does not know.
  case other(String)

  /// What became of a node.
  public enum Topology: String, Hashable, Sendable, CaseIterable {
    case newNode = "NEW_NODE"
    case removedNode = "REMOVED_NODE"
    case movedNode = "MOVED_NODE"
  }

  /// How a node is.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    case up = "UP"
    case down = "DOWN"
  }

  /// What REGISTER calls the events.
  public enum Name {
    /// A node joined or left.
    public static let topologyChange = "TOPOLOGY_CHANGE"
    /// A node is taken for up or down.
    public static let statusChange = "STATUS_CHANGE"
    /// The schema is another.
    public static let schemaChange = "SCHEMA_CHANGE"
    /// All that there are.
    public static let all = [topologyChange, statusChange, schemaChange]
  }

  public var opcode: Opcode { .event }

  init(from reader: inout ByteReader) throws(CQLProtocolError) {
    let name = try reader.string()
    switch name {
    case Name.topologyChange:
      let word = try reader.string()
      guard let change = Topology(rawValue: word) else { throw reader.fault("no node is \"\(word)\"") }
      self = .topologyChange(change, try reader.inet())
    case Name.statusChange:
      let word = try reader.string()
      guard let status = Status(rawValue: word) else { throw reader.fault("no node is \"\(word)\"") }
      self = .statusChange(status, try reader.inet())
    case Name.schemaChange: self = .schemaChange(try SchemaChange(from: &reader))
    default: self = .other(name)
    }
  }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    switch self {
    case .topologyChange(let change, let node):
      try writer.string(Name.topologyChange)
      try writer.string(change.rawValue)
      writer.inet(node)
    case .statusChange(let status, let node):
      try writer.string(Name.statusChange)
      try writer.string(status.rawValue)
      writer.inet(node)
    case .schemaChange(let change):
      try writer.string(Name.schemaChange)
      try change.encode(into: &writer)
    case .other(let name): try writer.string(name)
    }
  }
}
