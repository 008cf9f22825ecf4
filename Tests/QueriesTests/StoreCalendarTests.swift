import Domain
import Foundation
import Queries
import StoreSamples
import Testing

@Suite("The store's calendar")
struct StoreCalendarTests {
  @Test(
    "Its offset is that of the time zone database at any moment since 1970",
    arguments: [
      "UTC", "Europe/Paris", "Europe/London", "Europe/Istanbul", "America/Montreal", "America/Sao_Paulo",
      "Asia/Kolkata", "Asia/Pyongyang", "Pacific/Apia", "Australia/Lord_Howe", "Africa/Casablanca",
    ])
  func offsets(zone name: String) throws {
    let calendar = try #require(StoreCalendar(timeZone: name))
    let zone = try #require(TimeZone(identifier: name))
    var random = SeededRandom(seed: 1)
    let moments = (0..<2_000).map { _ in Int64.random(in: 0..<2_500_000_000, using: &random) }
    #expect(
      moments.map { calendar.offset(at: Timestamp(microseconds: $0 * 1_000_000)) }
        == moments.map { Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0)))) })
  }

  @Test("A name that is no time zone is refused")
  func unknown() {
    #expect(StoreCalendar(timeZone: "Europe/Atlantis") == nil)
  }
}
