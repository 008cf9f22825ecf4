import CommandLineTool
import JSON

/// The documents of a store that another process serves.
struct ServedExport: ExportSource {
  let store: any ServedStore

  func products(after cursor: String?) async throws -> ExportPage {
    let (documents, next) = try await page("products", "sort=sku", cursor)
    return ExportPage(rows: documents.map { .init(document: $0, onHand: $0["on_hand"]?.int) }, next: next)
  }

  func users(after cursor: String?) async throws -> ExportPage {
    let (documents, next) = try await page("users", "sort=email", cursor)
    return ExportPage(rows: documents.map { .init(document: $0) }, next: next)
  }

  func orders(after cursor: String?) async throws -> ExportPage {
    let (summaries, next) = try await page("orders", nil, cursor)
    let ids = summaries.compactMap { $0["id"]?.string }
    let orders = try await documents(ids.map { "orders/\($0)" })
    return ExportPage(rows: orders.compactMap { $0 }.map { .init(document: $0) }, next: next)
  }

  func skus(of products: Set<String>) async throws -> [String: String] { try await keys(products, "products", "sku") }

  func emails(of users: Set<String>) async throws -> [String: String] { try await keys(users, "users", "email") }

  private func page(_ list: String, _ order: String?, _ cursor: String?) async throws -> ([JSONValue], String?) {
    let query = ["limit=200", order, cursor.map { "cursor=\($0)" }].compactMap { $0 }.joined(separator: "&")
    let page = try await store.document("/api/v1/\(list)?\(query)")
    guard let documents = page[list]?.array else {
      throw CommandFailure(
        "the store at \(store.address) answered a list of another form", hint: "is it of this program's version?")
    }
    return (documents, page["next_cursor"]?.string)
  }

  private func keys(_ ids: Set<String>, _ list: String, _ member: String) async throws -> [String: String] {
    let ids = Array(ids)
    let found = try await documents(ids.map { "\(list)/\($0)" })
    return zip(ids, found).reduce(into: [:]) { keys, pair in keys[pair.0] = pair.1?[member]?.string }
  }

  /// Some at a time; `nil` for what is gone.
  private func documents(_ paths: [String]) async throws -> [JSONValue?] {
    let store = store
    return try await withThrowingTaskGroup(of: (Int, JSONValue?).self) { group in
      var documents = [JSONValue?](repeating: nil, count: paths.count)
      for (place, path) in paths.enumerated() {
        if place >= Self.width, let (place, document) = try await group.next() { documents[place] = document }
        group.addTask {
          let answer = try await store.answer(to: "/api/v1/\(path)", sending: nil)
          if answer.status == 404 { return (place, nil) }
          guard answer.status == 200 else { throw CommandFailure("the store answered \(answer.status) to \(path)") }
          return (place, try JSONValue(parsing: answer.body))
        }
      }
      while let (place, document) = try await group.next() { documents[place] = document }
      return documents
    }
  }

  /// How many requests are under way at a time.
  private static let width = 4
}
