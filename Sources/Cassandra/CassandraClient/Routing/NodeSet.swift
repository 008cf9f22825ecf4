/// The nodes that a plan has named: without memory of its own for the first 128.
struct NodeSet: Sendable {
  private var first: UInt128 = 0
  private var others: [UInt64]?

  mutating func insert(_ node: Int) {
    if node < 128 {
      first |= 1 << UInt128(node)
    } else {
      let word = node / 64 - 2
      var others = self.others.take() ?? []
      while others.count <= word { others.append(0) }
      others[word] |= 1 << UInt64(node % 64)
      self.others = others
    }
  }

  func contains(_ node: Int) -> Bool {
    if node < 128 { return first >> UInt128(node) & 1 == 1 }
    let word = node / 64 - 2
    guard let others, word < others.count else { return false }
    return others[word] >> UInt64(node % 64) & 1 == 1
  }
}
