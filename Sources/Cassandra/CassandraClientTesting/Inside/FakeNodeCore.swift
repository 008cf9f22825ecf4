internal import CQLProtocol
internal import CassandraClient
internal import EventLoops
internal import Synchronization

/// A statement that was prepared.
struct PreparedText: Sendable {
  let query: String
  let keyspace: String?
}

/// What a node is made of.
final class FakeNodeCore: @unchecked Sendable {  // what is not a constant is touched on the loop's thread only
  let id: Int
  let port: PortReservation
  let loop: EventLoop
  let cluster: SharedCluster
  let clock: any ClientClock
  let settings: Mutex<FakeNodeSettings>
  let script = FakeScript()
  let activity = Observed(FakeActivity())
  let prepared = Mutex<[[UInt8]: PreparedText]>([:])

  private let tls: TLSServerConfiguration?
  private var listener: TCPListener?
  private var connections: [Int: FakeConnection] = [:]
  private var lastConnection = 0
  private var ignoresConnections = false

  init(
    _ id: Int, _ port: PortReservation, on loop: EventLoop, _ cluster: SharedCluster, _ settings: FakeNodeSettings,
    _ tls: TLSServerConfiguration?, _ clock: any ClientClock
  ) {
    self.id = id
    self.port = port
    self.loop = loop
    self.cluster = cluster
    self.settings = Mutex(settings)
    self.tls = tls
    self.clock = clock
  }

  /// Whether nothing is read on any connection.
  var readsPaused = false {
    didSet { for connection in connections.values { connection.readsPaused = readsPaused } }
  }

  func start() throws(NetworkError) {
    guard listener == nil else { return }
    let socket = try ListeningSocket(binding: port.address)
    defer { socket.close() }
    let listener = try TCPListener(socket, on: loop, tls: ignoresConnections ? nil : tls) { [unowned self] tcp in
      accept(tcp)
    }
    listener.onFailure = { [activity] error in activity.update { $0.faults.append("\(error)") } }
    self.listener = listener
  }

  func stop(reset: Bool) {
    refuseConnections()
    closeConnections(reset: reset)
  }

  func refuseConnections() {
    listener?.close()
    listener = nil
  }

  func ignoreConnections(_ ignores: Bool) {
    ignoresConnections = ignores
    listener?.tls = ignores ? nil : tls
  }

  func closeConnections(reset: Bool) {
    for connection in connections.values { if reset { connection.reset() } else { connection.close() } }
  }

  func send(_ event: ServerEvent, unasked: Bool) -> Int {
    let receivers = connections.values.filter { unasked || $0.registrations.contains(event.registeredAs) }
    for connection in receivers { connection.send(event, stream: -1, MessageContext()) }
    return receivers.count
  }

  private func accept(_ tcp: TCPConnection) {
    lastConnection += 1
    let number = lastConnection
    let connection = FakeConnection(number, tcp, of: self)
    connections[number] = connection
    activity.update { activity in
      activity.accepted += 1
      activity.open.insert(number)
    }
    tcp.onClose = { [self] error in
      connections[number] = nil
      activity.update { activity in
        activity.open.remove(number)
        activity.registrations[number] = nil
      }
    }
    if !ignoresConnections { connection.begin() }
  }
}

extension ServerEvent {
  /// What REGISTER calls it.
  fileprivate var registeredAs: String {
    switch self {
    case .topologyChange: Name.topologyChange
    case .statusChange: Name.statusChange
    case .schemaChange: Name.schemaChange
    case .other(let name): name
    }
  }
}
