/// ERROR (§4.2.1): why a node did not do what it was asked for.
public struct ServerError: Error, MessageBody, Hashable {
  /// What went wrong, with what there is to know of it.
  public let kind: Kind
  /// The node's own words.
  public let message: String

  /// What can go wrong (v5 §8, v4 §9).
  public enum Kind: Hashable, Sendable {
    /// Something unexpected happened in the node.
    case server
    /// The node takes what it was sent for no request.
    case protocolViolation
    /// The node does not believe who is there.
    case badCredentials
    /// Too few replicas are up. Nothing was done.
    case unavailable(Consistency, required: Int, alive: Int)
    /// The node has too much to do.
    case overloaded
    /// The node is joining the cluster and cannot coordinate yet.
    case bootstrapping
    /// A truncation failed.
    case truncation
    /// Too few replicas confirmed a write in time. It may take place all the same.
    case writeTimeout(WriteTimeout)
    /// Too few replicas answered a read in time.
    case readTimeout(ReadTimeout)
    /// Replicas failed to read.
    case readFailure(ReadFailure)
    /// A function of the user's failed.
    case functionFailure(keyspace: String, function: String, arguments: [String])
    /// Replicas failed to write. It may have taken place on others.
    case writeFailure(WriteFailure)
    /// A change could not be written to the log for change data capture.
    case changeCaptureFailure
    /// Whether a conditional write took place is not known. Version 5.
    case conditionUnknown(ReplicaResponses)
    /// The statement is not CQL.
    case syntax
    /// The user may not do this.
    case unauthorized
    /// The statement is CQL and cannot be done.
    case invalid
    /// Something is configured wrongly.
    case configuration
    /// The keyspace, or the table of it, is there already; the table is empty for a keyspace.
    case alreadyExists(keyspace: String, table: String)
    /// The node does not know the prepared statement of this id.
    case unprepared(id: [UInt8])
    /// A code that this library does not know.
    case other(Int32)
  }

  /// An error of that kind.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  public var opcode: Opcode { .error }
}

extension ServerError.Kind {
  /// The number on the wire.
  public var code: Int32 {
    switch self {
    case .server: 0x0000
    case .protocolViolation: 0x000A
    case .badCredentials: 0x0100
    case .unavailable: 0x1000
    case .overloaded: 0x1001
    case .bootstrapping: 0x1002
    case .truncation: 0x1003
    case .writeTimeout: 0x1100
    case .readTimeout: 0x1200
    case .readFailure: 0x1300
    case .functionFailure: 0x1400
    case .writeFailure: 0x1500
    case .changeCaptureFailure: 0x1600
    case .conditionUnknown: 0x1700
    case .syntax: 0x2000
    case .unauthorized: 0x2100
    case .invalid: 0x2200
    case .configuration: 0x2300
    case .alreadyExists: 0x2400
    case .unprepared: 0x2500
    case .other(let code): code
    }
  }
}

extension ServerError: CustomStringConvertible {
  /// The code and the node's own words.
  public var description: String { "0x\(String(kind.code, radix: 16, uppercase: true)): \(message)" }
}
