internal import CQLProtocol
internal import CassandraClient
internal import EventLoops

/// A request that is being answered, and how.
struct Answering: Sendable {
  let request: FakeRequest
  var stream: Int16
  var context = MessageContext()

  init(_ request: FakeRequest) {
    self.request = request
    stream = request.stream
    // A real node tells of each request that it was to trace under which id the trace is kept.
    if request.context.isTraced {
      context.tracingID = CQLUUID(
        high: UInt64(request.node) << 32 | 0x1000,
        low: 0x8000_0000_0000_0000 | UInt64(request.connection) << 16 | UInt64(UInt16(bitPattern: request.stream)))
    }
  }

  mutating func add(_ more: MessageContext) {
    context.warnings += more.warnings
    context.tracingID = more.tracingID ?? context.tracingID
    context.payload.merge(more.payload) { $1 }
  }
}

extension FakeConnection {
  func perform(_ reaction: FakeReaction, _ answering: Answering) {
    switch reaction.kind {
    case .normally: answer(answering)
    case .respond(let message): send(message, answering)
    case .rows(let rows, let pagingState): send(node.rows(rows, pagingState, for: answering.request), answering)
    case .pages(let rows): send(node.page(of: rows, for: answering.request), answering)
    case .delay(let delay, let next):
      _ = node.clock.schedule(on: loop, after: delay) { [weak self] in self?.perform(next, answering) }
    case .hold(let gate, let next):
      gate.pass(FakeGate.Visitor(self, next, answering))
    case .drop: break
    case .close: close()
    case .reset: reset()
    case .raw(let bytes): send(raw: bytes)
    case .all(let reactions): for reaction in reactions { perform(reaction, answering) }
    case .decide(let decide): perform(decide(answering.request), answering)
    case .onStream(let stream, let next):
      var other = answering
      other.stream = stream
      perform(next, other)
    case .with(let context, let next):
      var other = answering
      other.add(context)
      perform(next, other)
    }
  }

  func send(_ message: any MessageBody, _ answering: Answering) {
    send(message, stream: answering.stream, answering.context)
  }
}
