/// BATCH (§4.1.7): has several statements executed together.
public struct BatchRequest: MessageBody, Hashable {
  /// What the node promises.
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// All or, in the end, nothing.
    case logged = 0
    /// Nothing beyond each statement by itself.
    case unlogged = 1
    /// Of counters, which cannot be logged.
    case counter = 2
  }

  /// One statement of a batch.
  public struct Statement: Hashable, Sendable {
    /// How a statement is named.
    public enum Source: Hashable, Sendable {
      /// By its text.
      case text(String)
      /// By what PREPARE returned.
      case prepared([UInt8])
    }

    /// What is executed.
    public var source: Source
    /// With which values, in the order of the markers.
    public var values: BoundValues

    /// That statement with these values.
    public init(_ source: Source, _ values: BoundValues = BoundValues()) {
      self.source = source
      self.values = values
    }
  }

  /// What the node promises.
  public var kind: Kind
  /// The statements, at most 65,535.
  public var statements: [Statement]
  /// How many replicas must take part.
  public var consistency: Consistency
  /// What may be said of any statement.
  public var options: ExecutionOptions

  /// A batch of these parts.
  public init(
    _ kind: Kind = .logged, _ statements: [Statement] = [], consistency: Consistency,
    options: ExecutionOptions = ExecutionOptions()
  ) {
    self.kind = kind
    self.statements = statements
    self.consistency = consistency
    self.options = options
  }

  public var opcode: Opcode { .batch }

  init(from reader: inout ByteReader, version: ProtocolVersion) throws(CQLProtocolError) {
    let code = try reader.byte()
    guard let kind = Kind(rawValue: code) else { throw reader.fault("no batch is of the type \(code)") }
    self.kind = kind
    let count = try reader.count(atLeast: 5, bytesEach: "batch")
    statements = []
    statements.reserveCapacity(count)
    for _ in 0..<count { statements.append(try Statement(from: &reader)) }
    consistency = try reader.consistency()
    let flags = try QueryFlags(from: &reader, version: version, allowed: .ofBatch)
    options = try ExecutionOptions(from: &reader, flags: flags)
  }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    writer.byte(kind.rawValue)
    writer.short(try ByteWriter.short(statements.count, "batch"))
    for statement in statements { try statement.encode(into: &writer) }
    writer.consistency(consistency)
    try options.flags(version: version).encode(into: &writer, version: version)
    try options.encode(into: &writer)
  }
}

extension BatchRequest.Statement {
  fileprivate init(from reader: inout ByteReader) throws(CQLProtocolError) {
    let code = try reader.byte()
    switch code {
    case 0: source = .text(try reader.longString())
    case 1: source = .prepared(try reader.shortBytes())
    default: throw reader.fault("no statement is of the kind \(code)")
    }
    values = try BoundValues(from: &reader, named: false)
  }

  fileprivate func encode(into writer: inout ByteWriter) throws(CQLProtocolError) {
    switch source {
    case .text(let query):
      writer.byte(0)
      try writer.longString(query)
    case .prepared(let id):
      writer.byte(1)
      try writer.shortBytes(id)
    }
    // Nodes misread names here (CASSANDRA-10246).
    guard !values.areNamed else { throw CQLProtocolError(.unsupported, "a batch has no named values") }
    values.encode(into: &writer)
  }
}
