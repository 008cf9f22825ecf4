import CQLProtocol

/// The pages of a statement's result, one after another.
///
/// While a page is worked on, the next one is on its way, and no more than that: a slow reader is not overrun. Each
/// page is a request with its own time limit and retries; the node that gave the first gives the others too, as long as
/// it can. A page may be empty and others follow. Whoever stops reading, or is cancelled, gives up the page under way.
public struct PageSequence: AsyncSequence, Sendable {
  public typealias Element = QueryResult

  let session: CassandraSession
  let statement: Statement

  /// Begins to read at the statement's paging state, or at the first row.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(PageCursor(session, statement)) }

  /// A reader of pages. For one task.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private let cursor: PageCursor

    init(_ cursor: PageCursor) { self.cursor = cursor }

    /// The next page; nil behind the last.
    /// - Throws: ``CassandraError``; `CancellationError`. It is at its end then: read on from the last page's
    ///   ``QueryResult/pagingState``.
    public mutating func next() async throws -> QueryResult? { try await cursor.next() }
  }
}

/// Where a reader of pages is. The page ahead is asked for without a task, and given up with the reader.
final class PageCursor {
  private enum State {
    case atStart
    case ahead(PageAhead)
    case atEnd
  }

  private let session: CassandraSession
  private let statement: Statement
  private var state = State.atStart

  init(_ session: CassandraSession, _ statement: Statement) {
    self.session = session
    self.statement = statement
  }

  deinit { leave() }

  func next() async throws -> QueryResult? {
    do {
      let answer: RequestAnswer
      switch state {
      case .atStart: answer = try await session.send(session.draft(of: statement))
      case .ahead(let page): answer = try await page.answer.value()
      case .atEnd: return nil
      }
      let page = QueryResult(answer)
      state = .atEnd
      if let pagingState = page.pagingState { try fetch(from: pagingState, on: answer.node) }
      return page
    } catch {
      leave()
      throw error
    }
  }

  private func fetch(from pagingState: PagingState, on node: Node) throws {
    var draft = try session.draft(of: statement.resuming(from: pagingState))
    draft.routing.first = node.id
    state = .ahead(PageAhead(draft, in: session))
  }

  private func leave() {
    if case .ahead(let page) = state { page.request?.cancel() }
    state = .atEnd
  }
}

/// A page on its way.
private struct PageAhead {
  let answer = SharedAnswer<RequestAnswer>()
  let request: PendingRequest?

  init(_ draft: RequestDraft, in session: CassandraSession) {
    let answer = answer
    request = PendingRequest(draft, on: session.currentShard) { answer.complete($0) }
    if request == nil { answer.complete(.failure(CassandraError(.closed))) }
  }
}
