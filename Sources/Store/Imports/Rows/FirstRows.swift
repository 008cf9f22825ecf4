/// In which row each key of a file came first, for as many keys as are worth their memory.
///
/// Of a larger file, repetitions further on are left to the store, which refuses those that contradict.
struct FirstRows: Sendable {
  private var rows: [String: Int] = [:]
  private let limit: Int

  init(limit: Int = 500_000) { self.limit = limit }

  /// - Returns: the row in which `key` was seen before; otherwise remembers `row`.
  mutating func first(of key: String, now row: Int) -> Int? {
    if let first = rows[key] { return first }
    if rows.count < limit { rows[key] = row }
    return nil
  }
}
