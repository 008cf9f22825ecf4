import Randomness
import Domain
import StoreSamples
import Testing

@Suite("Identifiers")
struct IdentifierTests {
  @Test("Are UUIDs of version 7: milliseconds, their fraction, then chance")
  func layout() {
    let moment = Timestamp(microseconds: 1_645_557_742_000_500)
    let id = Order.ID(at: moment, random: 0xffff_ffff_ffff_ffff)
    #expect("\(id)" == "017f22e2-79b0-7800-bfff-ffffffffffff")
  }

  @Test("Sort by the time of creation, whatever the chance in them")
  func sortByTime() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(seed: seed)
    for _ in 0..<1_000 {
      let earlier = Int64.random(in: 0..<4_000_000_000_000_000, using: &random)
      let later = earlier + Int64.random(in: 1...10_000_000, using: &random)
      let first = Order.ID(at: Timestamp(microseconds: earlier), random: .max)
      let second = Order.ID(at: Timestamp(microseconds: later), random: 0)
      #expect(first < second, "seed \(seed)")
    }
  }

  @Test("Text and bytes read back to the same identifier, and sort as it does")
  func roundTrips() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(seed: seed)
    let ids = (0..<500).map { _ in Product.ID(high: random.next(), low: random.next()) }.sorted()
    #expect(ids.map { Product.ID($0.description) } == ids, "seed \(seed)")
    #expect(ids.map { Product.ID($0.description.uppercased()) } == ids, "seed \(seed)")
    #expect(ids.map { Product.ID(bytes: $0.bytes) } == ids, "seed \(seed)")
    #expect(ids.map(\.description) == ids.map(\.description).sorted(), "seed \(seed)")
    #expect(ids == ids.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }, "seed \(seed)")
  }

  @Test(
    "Other text is no identifier",
    arguments: [
      "", "0", "017f22e2-79b0-7800-bfff-fffffffffff", "017f22e2-79b0-7800-bfff-ffffffffffff0",
      "017f22e279b07800bfffffffffffffff", "017f22e2-79b0-7800-bfff-fffffffffffg",
      "017f22e2_79b0_7800_bfff_ffffffffffff",
      " 017f22e2-79b0-7800-bfff-ffffffffffff", "017f22e2-79b0-7800-bfff-ffffffffffff-",
      "{017f22e2-79b0-7800-bfff-ffffff}",
      "０17f22e2-79b0-7800-bfff-ffffffffff",
    ])
  func refusesOtherText(text: String) { #expect(Order.ID(text) == nil) }

  @Test("Fifteen bytes are no identifier, nor are seventeen", arguments: [0, 15, 17])
  func refusesOtherLengths(count: Int) { #expect(Order.ID(bytes: Array(repeating: 7, count: count)) == nil) }

  @Test("A time before 1970 counts as 1970")
  func beforeTheEpoch() {
    let id = User.ID(at: Timestamp(microseconds: -5), random: 0)
    #expect("\(id)" == "00000000-0000-7000-8000-000000000000")
  }
}

@Suite("Order references")
struct OrderReferenceTests {
  @Test("Come from the identifier: four digits of time, four of chance")
  func derived() {
    let moment = Timestamp(microseconds: 1_645_557_742_000_000)
    let reference = OrderReference(of: Order.ID(at: moment, random: 0b00001_00010_11110_11111))
    #expect(reference.text == "BZ4B-12YZ")
  }

  @Test("Stay the same for 70 minutes of orders with the same chance, and differ a day later")
  func advance() {
    let reference = { (seconds: Int64) in
      OrderReference(of: Order.ID(at: Timestamp(microseconds: seconds * 1_000_000), random: 99)).text
    }
    let start: Int64 = 4_194_304 * 400_000 / 1_000 + 1
    #expect(reference(start) == reference(start + 4_190))
    #expect(reference(start) != reference(start + 86_400))
  }

  @Test("Those of other systems are kept as given, without the blanks around them")
  func imported() throws {
    #expect(try OrderReference(" 536365 ").text == "536365")
    #expect(throws: StoreError.outOfRange(field: "reference", allowed: "1 to 40 characters")) {
      try OrderReference(String(repeating: "9", count: 41))
    }
  }
}
