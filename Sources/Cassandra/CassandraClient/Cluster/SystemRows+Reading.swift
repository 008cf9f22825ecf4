import CQLProtocol
import EventLoops

/// A row of the system tables that describes no node, and why.
struct UnusableRow: Error, Hashable {
  enum Reason: Hashable {
    /// The node says nothing of itself.
    case isMissing
    /// The column is null, absent or of another type.
    case lacks(String)
    /// It is the node that was asked.
    case isControlNode
    /// Another row has the same id or address.
    case isDuplicate(of: String)
  }

  /// The address that the row tells, as far as it does.
  let place: String
  let reason: Reason

  init(of place: String, _ reason: Reason) {
    self.place = place
    self.reason = reason
  }
}

extension UnusableRow: CustomStringConvertible {
  /// One clause for a log.
  var description: String {
    switch reason {
    case .isMissing: "the node at \(place) has no row in system.local"
    case .lacks(let column): "the row of \(place) lacks \(column)"
    case .isControlNode: "the row of \(place) is that of the node asked"
    case .isDuplicate(let id): "the row of \(place) has the id or the address of node \(id)"
    }
  }
}

extension Node {
  /// The node whose row of `system.local` this is. One that has not joined the ring has no tokens.
  init(local row: Row, endpoint: SocketAddress) throws(UnusableRow) {
    try self.init(row, at: endpoint, tokens: row.tokens ?? [])
  }

  /// A node that another one lists in `system.peers_v2` or `system.peers`. One that is joining is not listed whole.
  init(
    peer row: Row, defaultPort: UInt16, translate: (SocketAddress) -> SocketAddress = { $0 }
  ) throws(UnusableRow) {
    let told: InetAddress? = row.optional("native_address") ?? row.optional("rpc_address")
    let peer: InetAddress? = row.optional("peer")
    let port = (row.optional("native_port") as Int32?).flatMap { UInt16(exactly: $0) } ?? 0
    let place = (told ?? peer).map(\.description) ?? "an unknown node"
    // A node that listens everywhere is reached where the others reach it.
    guard let told, let ip = told.isUnspecified ? peer : told,
      let address = SocketAddress(ip: ip.description, port: port == 0 ? defaultPort : port)
    else { throw UnusableRow(of: place, .lacks("its address")) }
    guard let tokens = row.tokens else { throw UnusableRow(of: place, .lacks("tokens")) }
    try self.init(row, at: translate(address), tokens: tokens)
    if schemaVersion == nil { throw UnusableRow(of: place, .lacks("schema_version")) }
  }

  private init(_ row: Row, at address: SocketAddress, tokens: [Token]) throws(UnusableRow) {
    guard let id: CQLUUID = row.optional("host_id") else { throw UnusableRow(of: "\(address)", .lacks("host_id")) }
    guard let datacenter = row.text("data_center") else {
      throw UnusableRow(of: "\(address)", .lacks("data_center"))
    }
    guard let rack = row.text("rack") else { throw UnusableRow(of: "\(address)", .lacks("rack")) }
    self.init(
      id: id, address: address, datacenter: datacenter, rack: rack, release: row.text("release_version") ?? "",
      schemaVersion: row.optional("schema_version"), tokens: tokens)
  }
}

extension Row {
  /// The column of that name; nil if it is null, there is none, or it is of another type.
  func optional<Value: CQLDecodable>(_ name: String) -> Value? {
    guard let value = try? decode(name, as: Value?.self) else { return nil }
    return value
  }

  /// The text of the column of that name, if there is any.
  func text(_ name: String) -> String? {
    guard let text: String = optional(name), !text.isEmpty else { return nil }
    return text
  }

  /// The tokens; those of partitioners that this client does not route for are left out.
  fileprivate var tokens: [Token]? {
    guard let texts: [String] = optional("tokens"), !texts.isEmpty else { return nil }
    return texts.compactMap { Token($0) }
  }
}

extension InetAddress {
  /// Whether it is 0.0.0.0 or `::`, which stand for every address of a machine.
  fileprivate var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }
}
