import CQLProtocol
import Testing

@Suite("Values in words")
struct ValueDescriptionTests {
  @Test(
    "Days and moments are written in the Gregorian calendar",
    arguments: [
      (0, "1970-01-01"), (-1, "1969-12-31"), (19_782, "2024-02-29"), (-719_468, "0000-03-01"),
      (-719_529, "-0001-12-31"),
      (Int32.max, "5881580-07-11"), (Int32.min, "-5877641-06-23"),
    ] as [(Int32, String)])
  func calendar(days: Int32, text: String) {
    #expect(CQLDate(daysSinceEpoch: days).description == text)
  }

  @Test("Values are written much as CQL writes them")
  func descriptions() throws {
    let values: [CQLValue] = [
      .null, .unset, .empty, .text("it's"), .blob([0, 255]), .timestamp(CQLTimestamp(milliseconds: -1)),
      .map([.init(.int(1), .set([.boolean(true)]))]), .tuple([.null, .inet(InetAddress(v6: 0, 1))]),
      .vector([.float(1.5)]),
    ]
    #expect(
      CQLValue.list(values).description
        == "[null, unset, empty, 'it''s', 0x00ff, '1969-12-31T23:59:59.999Z', {1: {true}}, (null, '::1'), [1.5]]")
    #expect(CQLTime(nanoseconds: 48_654_234_000_000)?.description == "13:30:54.234000000")
    #expect(CQLDuration(months: -1, days: -2, nanoseconds: -3)?.description == "-1mo2d3ns")
  }
}
