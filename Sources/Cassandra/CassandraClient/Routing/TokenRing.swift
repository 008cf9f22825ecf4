import CQLProtocol

/// The tokens of all nodes in their order, and whose they are.
struct TokenRing: Sendable {
  /// Ascending; none twice.
  let tokens: [Token]
  /// The node of each token.
  let owners: [Int32]

  /// A ring without tokens.
  init() { (tokens, owners) = ([], []) }

  /// The ring of these nodes. A token that two claim, as while one replaces the other, is the first one's.
  init(of nodes: [Node]) {
    var claims: [(token: Token, node: Int32)] = []
    claims.reserveCapacity(nodes.reduce(0) { $0 + $1.tokens.count })
    for (index, node) in nodes.enumerated() {
      for token in node.tokens { claims.append((token, Int32(index))) }
    }
    claims.sort { ($0.token, $0.node) < ($1.token, $1.node) }
    var tokens: [Token] = []
    var owners: [Int32] = []
    tokens.reserveCapacity(claims.count)
    owners.reserveCapacity(claims.count)
    for claim in claims where claim.token != tokens.last {
      tokens.append(claim.token)
      owners.append(claim.node)
    }
    (self.tokens, self.owners) = (tokens, owners)
  }

  /// Which token's range a partition is in: that of the first token at or after its own, and of the first of all where
  /// none is. 0 on a ring without tokens.
  func position(of token: Token) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle] < token { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count ? low : 0
  }
}
