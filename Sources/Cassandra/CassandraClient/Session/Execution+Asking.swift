import CQLProtocol
import EventLoops

extension Execution {
  /// Whether a request left for a node.
  enum Sent { case sent, noRoom, noConnection, unsayable(CQLProtocolError) }

  /// Asks the next node of the plan that can be asked. Where there is none, the request waits for room, or for the
  /// attempts that are on their way, or fails.
  /// - Returns: whether a node was asked.
  @discardableResult
  func askNext(isSpeculative: Bool = false) -> Bool {
    var isBusy = false
    while let index = plan?.next(), let channel = view?.channels[index] {
      switch ask(channel, isSpeculative: isSpeculative) {
      case .sent: return true
      case .noRoom: isBusy = true
      case .noConnection: attempts.append(.init(node: channel.node.address, cause: .notSent))
      case .unsayable(let error):
        fail(.malformed(error), channel.node)
        return false
      }
    }
    if isRunning { return false }
    if let lastFailure { fail(lastFailure) } else if !isBusy { fail(.noNodeAvailable) } else { wait() }
    return false
  }

  private func wait() { if !shard.wait(self) { refuse() } }

  /// Too many wait already.
  func refuse() {
    shard.settings.observers.metrics?.count(.refusals, by: 1)
    fail(.overloaded)
  }

  /// Tries again after a wait for room, or for the first time after a wait for its turn.
  func leaveLine() {
    let now = shard.settings.clock.now
    planAnew(at: now)
    if askNext(), nextSpeculation == nil { scheduleSpeculation(at: now) }
  }

  func ask(_ channel: NodeChannel, isSpeculative: Bool = false) -> Sent {
    guard let connection = channel.connection else { return .noConnection }
    do throws(CQLProtocolError) {
      guard let (stream, columns) = try send(on: connection) else { return .noRoom }
      add(
        Attempt(
          channel: channel, connection: connection, stream: stream, tag: tags, columns: columns, isPreparation: false))
    } catch {
      // Another node may speak the session's version, which has what this one's has not.
      if error.kind == .unsupported, connection.version < shard.purpose.version { return .noConnection }
      return .unsayable(error)
    }
    if shard.settings.observesRequests { draft.span?.sent(to: channel.node.address, isSpeculative: isSpeculative) }
    return .sent
  }

  func add(_ attempt: consuming Attempt) {
    tags += 1
    if current == nil { current = attempt } else { others.append(attempt) }
  }

  /// The attempt of that tag, which is none any more.
  func take(_ tag: Int) -> Attempt? {
    if current?.tag == tag {
      defer { current = others.popLast() }
      return current.take()
    }
    guard let index = others.firstIndex(where: { $0.tag == tag }) else { return nil }
    return others.remove(at: index)
  }

  /// - Returns: the stream, and the columns of rows that come without their own; nil where there is no room.
  private func send(
    on connection: NodeConnection
  ) throws(CQLProtocolError) -> (stream: Int16, columns: ResultColumns.Known?)? {
    let stream: Int16?
    var columns: ResultColumns.Known?
    switch draft.message {
    case .query(let request): stream = try connection.send(request, context: draft.context, to: self, tag: tags)
    case .batch(let request, _): stream = try connection.send(request, context: draft.context, to: self, tag: tags)
    case .prepare(var request):
      if connection.version < .v5, request.keyspace == shard.purpose.keyspace { request.keyspace = nil }
      stream = try connection.send(request, context: draft.context, to: self, tag: tags)
    case .execute(let execution):
      let request = execution.current(in: connection.version)
      columns = request.known
      stream = try connection.send(request, context: draft.context, to: self, tag: tags)
    }
    return stream.map { ($0, columns) }
  }

  /// Another node is asked too, because the one that was asked is slow.
  func speculate() {
    nextSpeculation = nil
    guard !isOver, isRunning else { return }
    if shard.phase == .closed { return abort() }
    guard askNext(isSpeculative: true) else { return }
    speculations += 1
    shard.settings.observers.metrics?.count(.speculativeExecutions, by: 1)
    scheduleSpeculation(at: shard.settings.clock.now)
  }

  func scheduleSpeculation(at now: EventLoop.Instant) {
    guard draft.isIdempotent, !draft.isConditional, speculations < (draft.speculation?.most ?? 0),
      let delay = shard.speculationDelay(draft.speculation)
    else { return }
    nextSpeculation = shard.schedule(.speculation(self), after: delay, from: now)
  }
}

extension SpeculativeExecution {
  /// How often a request may be sent to another node.
  fileprivate var most: Int {
    switch self {
    case .constant(_, let most), .percentile(_, let most): most
    }
  }
}
