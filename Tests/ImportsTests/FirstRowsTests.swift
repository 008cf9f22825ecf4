import Testing

@testable import Imports

@Suite("Keys met in a file")
struct FirstRowsTests {
  @Test("Are remembered with their first row, up to as many as are worth their memory")
  func bounded() {
    var rows = FirstRows(limit: 2)
    let met = [("A", 2), ("B", 3), ("A", 4), ("C", 5), ("C", 6), ("B", 7)].map { rows.first(of: $0.0, now: $0.1) }
    #expect(met == [nil, nil, 2, nil, nil, 3])
  }
}
