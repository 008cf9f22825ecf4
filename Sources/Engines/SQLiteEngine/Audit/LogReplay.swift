import Domain
import Queries
import Records
import SQLEngine
import Synchronisation

/// Reads a change log from its first record, follows its chain of hashes, and projects it into a scratch file: a page at
/// a time, so that memory does not grow with the log.
struct LogReplay {
  private(set) var chain: HashChain
  private let log: SQLiteChangeLog
  private let projection: StoreProjection
  private let writer: SQLiteReadModelWriter
  private var checkpoint: Checkpoint

  private static let page = 200

  init(of log: SQLiteChangeLog, epoch: Epoch, head: Int64, by projection: StoreProjection, into scratch: ScratchFile)
    throws(SQLError)
  {
    self.log = log
    self.projection = projection
    writer = scratch.writer
    chain = HashChain(from: epoch)
    checkpoint = Checkpoint(startOf: epoch, fingerprint: projection.fingerprint, wholeFrom: head)
    try writer.begin(at: checkpoint)
  }

  /// Goes on up to `position`.
  /// - Parameter progress: told of each position reached.
  /// - Returns: what is wrong with the log, which is followed no further then; `nil` if nothing is.
  mutating func advance(to position: Int64, progress: (Int64) -> Void) throws(SQLError) -> String? {
    while chain.position < position {
      let limit = Int(min(Int64(Self.page), position - chain.position))
      let records: [ChangeRecord]
      do throws(StoreError) {
        records = try log.records(after: chain.position, limit: limit)
      } catch {
        return "what follows record \(chain.position) cannot be read"
      }
      guard !records.isEmpty else { return "it ends with record \(chain.position), \(position) were written" }
      for record in records {
        if let fault = chain.follow(record) { return fault.sentence }
      }
      try project(records)
      progress(chain.position)
    }
    return nil
  }

  private mutating func project(_ records: [ChangeRecord]) throws(SQLError) {
    let next = checkpoint.moved(to: chain.position, hash: chain.hash)
    let folded = FoldedOperations(records, by: projection)
    guard try writer.apply(folded, from: checkpoint, to: next) == .done else { throw .unreadable("the scratch file") }
    checkpoint = next
  }

  /// What the projected records add up to.
  func totals() throws(SQLError) -> StoreTotals {
    let select = try writer.connection.statement(
      """
      SELECT (SELECT count(*) FROM documents WHERE kind = 1), (SELECT count(*) FROM documents WHERE kind = 2),
        (SELECT count(*) FROM documents WHERE kind = 3), (SELECT coalesce(sum(units), 0) FROM on_hand),
        (SELECT coalesce(sum(revenue), 0) FROM report_cells WHERE cube = ? AND bucket = ?)
      """)
    select.bind(SalesCube.buyer.rawValue)
    select.bind(ReportBucket.all.code)
    let totals = try select.firstRow { (row) throws(SQLError) in
      StoreTotals(
        products: try row.integer(), users: try row.integer(), orders: try row.integer(), onHand: try row.integer(),
        revenue: try row.integer())
    }
    guard let totals else { throw .unreadable("the totals of the scratch file") }
    return totals
  }
}

extension HashChain.Break {
  fileprivate var sentence: String {
    switch self {
    case .altered(let position): "record \(position) is not the one that was written"
    case .gap(let expected, let found): "record \(expected) is missing, \(found) stands in its place"
    case .truncated(let position, let expected): "it ends with record \(position), \(expected) were written"
    }
  }
}
