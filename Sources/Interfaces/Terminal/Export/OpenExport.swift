import CommandLineTool
import Domain
import JSON
import Queries

/// The documents of a store that this process has open.
struct OpenExport: ExportSource {
  let queries: any ReadStore

  private static let pageLength = 200

  func products(after cursor: String?) async throws -> ExportPage {
    var query = ProductListQuery()
    (query.sort, query.limit, query.cursor) = (.sku, Self.pageLength, cursor.flatMap { ListCursor($0) })
    let page = try await queries.products(query)
    let rows = try page.products.map { ExportPage.Row(document: try JSONValue(parsing: $0.json), onHand: $0.onHand) }
    return ExportPage(rows: rows, next: page.next?.description)
  }

  func users(after cursor: String?) async throws -> ExportPage {
    var query = UserListQuery()
    (query.sort, query.limit, query.cursor) = (.email, Self.pageLength, cursor.flatMap { ListCursor($0) })
    let page = try await queries.users(query)
    return ExportPage(
      rows: try page.users.map { ExportPage.Row(document: try JSONValue(parsing: $0)) }, next: page.next?.description)
  }

  func orders(after cursor: String?) async throws -> ExportPage {
    var query = OrderListQuery()
    (query.limit, query.cursor) = (Self.pageLength, cursor.flatMap { OrderCursor($0) })
    let page = try await queries.orders(query)
    var rows: [ExportPage.Row] = []
    for summary in page.summaries {
      // One that was deleted since its page was read is left out.
      guard let id = try JSONValue(parsing: summary)["id"]?.string.flatMap({ Order.ID($0) }),
        let order = try await queries.order(id)
      else { continue }
      rows.append(ExportPage.Row(document: try JSONValue(parsing: order)))
    }
    return ExportPage(rows: rows, next: page.next?.description)
  }

  func skus(of products: Set<String>) async throws -> [String: String] {
    try await keys(of: products) { Product.ID($0).map { .product($0) } }
  }

  func emails(of users: Set<String>) async throws -> [String: String] {
    try await keys(of: users) { User.ID($0).map { .user($0) } }
  }

  private func keys(of ids: Set<String>, _ member: (String) -> ReportMember?) async throws -> [String: String] {
    let members = ids.compactMap { id in member(id).map { (id, $0) } }
    var keys: [String: String] = [:]
    for start in stride(from: 0, to: members.count, by: Self.pageLength) {
      let part = members[start..<min(start + Self.pageLength, members.count)]
      let labels = try await queries.labels(of: part.map(\.1))
      for (id, member) in part { keys[id] = labels[member]?.key }
    }
    return keys
  }
}
