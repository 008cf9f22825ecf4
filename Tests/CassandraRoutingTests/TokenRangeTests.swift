import CQLProtocol
import CassandraClient
import Testing

@Suite("Ranges of tokens")
struct TokenRangeTests {
  private static let edges: [Int64] = [.min, .min + 1, -7, 0, 7, .max - 1, .max]

  private func range(_ start: Int64, _ end: Int64) -> TokenRange {
    TokenRange(start: Token(rawValue: start), end: Token(rawValue: end))
  }

  @Test("A range begins behind its start and ends with its end")
  func ends() {
    let held = [-7, -6, 0, 7, 8].filter { range(-7, 7).contains(Token(rawValue: $0)) }
    #expect(held == [-6, 0, 7])
  }

  @Test("A range whose end is not above its start goes over the ring's end")
  func over() {
    let held = [.min, -8, -7, -6, 7, 8, .max].filter { range(7, -7).contains(Token(rawValue: $0)) }
    #expect(held == [.min, -8, -7, 8, .max])
    #expect(Self.edges.allSatisfy { range(7, 7).contains(Token(rawValue: $0)) })
  }

  @Test("The parts of a range hold what it holds, each token once, and none goes over the ring's end")
  func unwrapped() {
    for start in Self.edges {
      for end in Self.edges {
        let parts = range(start, end).unwrapped
        #expect(parts.allSatisfy { $0.start < $0.end })
        // The lowest number is the token of no partition.
        for token in Self.edges.dropFirst().map({ Token(rawValue: $0) }) {
          let holders = parts.filter { $0.contains(token) }.count
          #expect(holders == (range(start, end).contains(token) ? 1 : 0), "\(token) in \(start)…\(end)")
        }
      }
    }
  }

  @Test("The shares of ranges are those of the ring, and of all of them 1")
  func shares() {
    #expect(range(0, 0).share == 1)
    #expect(range(0, 1 << 62).share == 0.25)
    #expect(range(1 << 62, 0).share == 0.75)
    #expect(range(.min, 0).share + range(0, .min).share == 1)
  }
}
