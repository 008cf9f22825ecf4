/// How many replicas answered of how many that were needed.
public struct ReplicaResponses: Hashable, Sendable {
  /// What the request asked for.
  public let consistency: Consistency
  /// How many replicas answered.
  public let received: Int
  /// How many had to.
  public let required: Int

  /// Counts for a request at that consistency.
  public init(_ consistency: Consistency, received: Int, required: Int) {
    self.consistency = consistency
    self.received = received
    self.required = required
  }

  init(from reader: inout ByteReader) throws(CQLProtocolError) {
    consistency = try reader.consistency()
    received = Int(try reader.int())
    required = Int(try reader.int())
  }

  func encode(into writer: inout ByteWriter) throws(CQLProtocolError) {
    writer.consistency(consistency)
    writer.int(try ByteWriter.int(received, "count"))
    writer.int(try ByteWriter.int(required, "count"))
  }
}

/// How many replicas failed. Version 5 also tells which, and why.
public struct ReplicaFailures: Hashable, Sendable {
  /// How many failed.
  public let count: Int
  /// The code of why each of them failed; empty in version 4.
  public let reasons: [InetAddress: UInt16]

  /// The failures of version 4.
  public init(count: Int) {
    self.count = count
    reasons = [:]
  }

  /// The failures of version 5.
  public init(reasons: [InetAddress: UInt16]) {
    count = reasons.count
    self.reasons = reasons
  }

  init(from reader: inout ByteReader, version: ProtocolVersion) throws(CQLProtocolError) {
    let count = try reader.count(of: "failures")
    guard version >= .v5 else {
      self.init(count: count)
      return
    }
    guard count <= min(reader.remaining / 7, Int(UInt16.max)) else {
      throw reader.fault(.truncated, "\(count) failures are announced")
    }
    var reasons: [InetAddress: UInt16] = [:]
    for _ in 0..<count { reasons[try reader.inetAddress()] = try reader.short() }
    self.init(reasons: reasons)
  }

  func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    guard version >= .v5 else { return writer.int(try ByteWriter.int(count, "count")) }
    writer.int(try ByteWriter.int(reasons.count, "count"))
    for (address, reason) in reasons.sorted(by: { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }) {
      writer.inetAddress(address)
      writer.short(reason)
    }
  }
}
