public import CQLProtocol

/// The rows of a statement's result, read page by page, one page ahead; see ``PageSequence``.
public struct RowSequence: AsyncSequence, Sendable {
  public typealias Element = Row

  let pages: PageSequence

  /// Begins to read at the statement's paging state, or at the first row.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pages.makeAsyncIterator()) }

  /// A reader of rows. For one task.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var pages: PageSequence.AsyncIterator
    private var rows = Rows.none
    private var index = 0

    init(_ pages: PageSequence.AsyncIterator) { self.pages = pages }

    /// The next row; nil behind the last.
    /// - Throws: as ``PageSequence/AsyncIterator/next()``.
    public mutating func next() async throws -> Row? {
      while index == rows.count {
        guard let page = try await pages.next() else { return nil }
        rows = page.rows
        index = 0
      }
      defer { index += 1 }
      return rows[index]
    }
  }
}

extension CassandraSession {
  /// The rows of a statement's result, all pages of them.
  public func rows(_ statement: Statement) -> RowSequence { RowSequence(pages: pages(statement)) }

  /// The pages of a statement's result.
  public func pages(_ statement: Statement) -> PageSequence { PageSequence(session: self, statement: statement) }
}
