import Commands
import Domain
import Queries
import Synchronization

/// Both sides of a store in memory: the commands decide as they do in an engine, and reads show what they changed.
final class MemoryStore: CommandStore, ReadStore {
  struct Contents {
    var rows = State()
    var position: Int64 = 0
    var answers: [IdempotencyKey: (fingerprint: [UInt8], answer: Answer, position: Int64)] = [:]
    var documents: [DocumentKey: [UInt8]] = [:]
    var onHand: [Product.ID: Int] = [:]
    var indices: [OrderIndex: [OrderCursor]] = [:]
    var ranking = Ranking(rows: [], total: .zero, members: 0, position: 0)
    var asked: [RankingRequest] = []
    /// What every call is refused with.
    var refusal: StoreError?
    /// Whether reads show what was written.
    var isCurrent = true
  }

  private let contents = Mutex(Contents())
  private let documents: Documents
  private let now: @Sendable () -> Timestamp

  init(currency: Currency, now: @escaping @Sendable () -> Timestamp) {
    documents = Documents(currency: currency)
    self.now = now
  }

  func change<Result: Sendable>(_ body: (inout sending Contents) -> sending Result) -> Result {
    contents.withLock(body)
  }
}

extension MemoryStore {
  func execute<C: Command>(
    _ command: C, by actor: User.ID?, once: Idempotency?
  ) async throws(StoreError) -> Receipt<C.Outcome> {
    try contents.withLock { contents throws(StoreError) in
      try Self.refuse(contents)
      if let once, let kept = contents.answers[once.key] {
        guard kept.fingerprint == once.fingerprint, let outcome = C.Outcome(kept.answer) else { throw .keyReused }
        return Receipt(outcome: outcome, position: kept.position, replayed: true, visible: contents.isCurrent)
      }
      var needs = command.needs(given: contents.rows)
      while !contents.rows.missing(from: needs).isEmpty {
        contents.rows.markLoaded(needs)
        needs = command.needs(given: contents.rows)
      }
      let decision = try command.decide(on: contents.rows, at: Moment(now: now(), actor: actor))
      contents.position += 1
      for change in decision.changes { apply(change, to: &contents) }
      if let once { contents.answers[once.key] = (once.fingerprint, decision.outcome.answer, contents.position) }
      return Receipt(outcome: decision.outcome, position: contents.position, visible: contents.isCurrent)
    }
  }

  private func apply(_ change: Change, to contents: inout Contents) {
    contents.rows.apply(change)
    switch change {
    case .productAdded(let product): contents.documents[.product(product.id)] = documents.product(product)
    case .userAdded(let user): contents.documents[.user(user.id)] = documents.user(user)
    case .stockMoved(_, to: let stock): contents.onHand[stock.product] = stock.onHand
    case .orderPlaced(let order), .orderImported(let order):
      put(order, into: &contents)
      let place = OrderCursor(rank: order.placedAt.microseconds, order: order.id)
      for index in [OrderIndex.byDate, .ofUser(order.buyer)] {
        contents.indices[index, default: []].insert(place, at: 0)
      }
    case .orderMoved(from: _, to: let order): put(order, into: &contents)
    }
  }

  private func put(_ order: Order, into contents: inout Contents) {
    contents.documents[.order(order.id)] = documents.order(order)
    contents.documents[.orderSummary(order.id)] = documents.orderSummary(order)
  }

  private static func refuse(_ contents: Contents) throws(StoreError) {
    if let refusal = contents.refusal { throw refusal }
  }
}

extension MemoryStore {
  private func read<Value: Sendable>(_ body: (inout Contents) -> Value) throws(StoreError) -> Value {
    try contents.withLock { contents throws(StoreError) in
      try Self.refuse(contents)
      return body(&contents)
    }
  }

  func position() async throws(StoreError) -> Int64 { try read { $0.position } }

  func waitUntilVisible(_ position: Int64, atMost limit: Duration) async throws(StoreError) -> Bool {
    try read { $0.isCurrent && $0.position >= position }
  }

  func product(_ id: Product.ID) async throws(StoreError) -> (json: [UInt8], onHand: Int?)? {
    try read { contents in contents.documents[.product(id)].map { ($0, contents.onHand[id]) } }
  }

  func user(_ id: User.ID) async throws(StoreError) -> [UInt8]? { try read { $0.documents[.user(id)] } }

  func order(_ id: Order.ID) async throws(StoreError) -> [UInt8]? { try read { $0.documents[.order(id)] } }

  func orders(in index: OrderIndex, after cursor: OrderCursor?, limit: Int) async throws(StoreError) -> OrderPage {
    try read { contents in
      let all = contents.indices[index] ?? []
      let rest = all.drop { place in cursor.map { (place.rank, place.order) >= ($0.rank, $0.order) } ?? false }
      let page = rest.prefix(limit)
      return OrderPage(
        summaries: page.compactMap { contents.documents[.orderSummary($0.order)] },
        next: page.count < rest.count ? page.last : nil)
    }
  }

  func ranking(_ request: RankingRequest) async throws(StoreError) -> Ranking {
    try read {
      $0.asked.append(request)
      return $0.ranking
    }
  }
}
