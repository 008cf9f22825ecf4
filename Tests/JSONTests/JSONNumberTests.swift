import JSON
import Testing

@Suite("JSON numbers")
struct JSONNumberTests {
  @Test(
    "A whole number is read in any notation and without rounding",
    arguments: [
      ("0", 0), ("-0", 0), ("0.000", 0), ("0e99999999999999999999", 0), ("12", 12), ("12.0", 12), ("1.2e1", 12),
      ("1200E-2", 12), ("-7", -7), ("9223372036854775807", .max), ("-9223372036854775808", .min),
      ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1e18", 1_000_000_000_000_000_000),
      ("1e19", nil), ("1.5", nil), ("1e-1", nil), ("1e99999999999999999999", nil), ("1e-99999999999999999999", nil),
      ("0.00000000000000000001e20", 1), ("99999999999999999999", nil),
    ] as [(String, Int64?)])
  func whole(text: String, value: Int64?) throws {
    #expect(try #require(JSONValue(parsing: text).number).int64 == value)
  }

  @Test(
    "A decimal is scaled exactly or not at all",
    arguments: [
      ("999.95", 2, 99995), ("9.95", 1, nil), ("9.5", 2, 950), ("0.07", 2, 7), ("-0.07", 2, -7), ("1e2", 2, 10000),
      ("0.1", 0, nil), ("100", -2, 1), ("150", -2, nil), ("92233720368547758.07", 2, .max),
      ("92233720368547758.08", 2, nil),
    ] as [(String, Int, Int64?)])
  func scaled(text: String, places: Int, value: Int64?) throws {
    #expect(try #require(JSONValue(parsing: text).number).scaled(places: places) == value)
  }

  @Test("A number is written back as it was read")
  func exact() throws {
    let text = "[1.10,1E+2,-0,123456789012345678901234567890.5]"
    #expect(try JSONValue(parsing: text).description == text)
  }
}
