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

  private func wait() {
    guard !shard.wait(self) else { return }
    shard.settings.observers.metrics?.count(.refusals, by: 1)
    fail(.overloaded)
  }

  /// Tries again after a wait for room.
  func leaveLine() {
    let now = shard.settings.clock.now
    planAnew(at: now)
    if askNext(), nextSpeculation == nil { scheduleSpeculation(at: now) }
  }

  func ask(_ channel: NodeChannel, isSpeculative: Bool = false) -> Sent {
    guard let connection = channel.connection else { return .noConnection }
    do throws(CQLProtocolError) {
      guard let stream = try send(on: connection) else { return .noRoom }
      add(Attempt(channel: channel, connection: connection, stream: stream, tag: tags, isPreparation: false))
    } catch {
      return .unsayable(error)
    }
    draft.span?.sent(to: channel.node.address, isSpeculative: isSpeculative)
    return .sent
  }

  func add(_ attempt: Attempt) {
    tags += 1
    if current == nil { current = attempt } else { others.append(attempt) }
  }

  /// The attempt of that tag, which is none any more.
  func take(_ tag: Int) -> Attempt? {
    if let attempt = current, attempt.tag == tag {
      current = others.popLast()
      return attempt
    }
    guard let index = others.firstIndex(where: { $0.tag == tag }) else { return nil }
    return others.remove(at: index)
  }

  private func send(on connection: NodeConnection) throws(CQLProtocolError) -> Int16? {
    switch draft.message {
    case .query(let request): return try connection.send(request, context: draft.context, to: self, tag: tags)
    case .batch(let request, _): return try connection.send(request, context: draft.context, to: self, tag: tags)
    case .prepare(let request): return try connection.send(request, context: draft.context, to: self, tag: tags)
    case .execute(let statement, var parameters):
      let result = statement.result.current
      // Version 4 cannot tell that a table has changed (CASSANDRA-10786); a condition's columns vary.
      parameters.skipsMetadata =
        connection.version >= .v5 && !statement.isConditional && !result.columns.isEmpty
      let request = ExecuteRequest(
        id: statement.id, resultMetadataID: connection.version >= .v5 ? result.id : nil, parameters)
      return try connection.send(request, context: draft.context, to: self, tag: tags)
    }
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
