import Domain
import Queries

/// A row of a list: what it is sorted by, then its identifier.
struct ListRow<Entity> {
  let key: ListCursor.Key
  let id: Identifier<Entity>

  /// The rows after `start`, as many as a page holds, and whether there are more.
  static func page(of rows: [Self], after start: ListCursor?, falls: Bool, limit: Int) -> (rows: [Self], hasMore: Bool)
  {
    let sorted = rows.sorted { falls ? $1.precedes($0) : $0.precedes($1) }
    let rest = sorted.drop { row in
      guard let start else { return false }
      let place = Self(key: start.key, id: start.id())
      return falls ? !row.precedes(place) : !place.precedes(row)
    }
    let page = rest.prefix(PageLength.nearest(to: limit))
    return (Array(page), page.count < rest.count)
  }

  private func precedes(_ other: Self) -> Bool {
    switch (key, other.key) {
    case (.text(let a), .text(let b)) where a.utf8.elementsEqual(b.utf8) == false:
      a.utf8.lexicographicallyPrecedes(b.utf8)
    case (.number(let a), .number(let b)) where a != b: a < b
    default: id < other.id
    }
  }
}
