import Randomness
import Domain
import StoreSamples
import Testing

@Suite("Names, SKUs and e-mail addresses")
struct NameTests {
  @Test("Lose the blanks around them and keep those within")
  func trimmed() throws {
    #expect(try Product.Name("\t WRAP  PINK FLOCK \u{a0}\r\n").text == "WRAP  PINK FLOCK")
    #expect(try User.Name("  Zoë ").text == "Zoë")
    #expect(try SKU(" 85123A ").text == "85123A")
  }

  @Test("Control characters within them are refused", arguments: ["a\u{0}b", "a\nb", "a\u{7f}b", "a\u{9b}b", "a\tb"])
  func controlCharacters(text: String) {
    #expect(throws: StoreError.malformed(field: "name", expected: "text without control characters")) {
      try Product.Name(text)
    }
  }

  @Test("Have a length, counted as people count")
  func lengths() throws {
    #expect(try Product.Name(String(repeating: "é", count: 150)).text.count == 150)
    #expect(throws: StoreError.outOfRange(field: "name", allowed: "1 to 150 characters")) {
      try Product.Name(String(repeating: "é", count: 151))
    }
    #expect(throws: StoreError.outOfRange(field: "name", allowed: "1 to 100 characters")) {
      try User.Name(String(repeating: "x", count: 101))
    }
    #expect(throws: StoreError.outOfRange(field: "sku", allowed: "1 to 64 characters")) {
      try SKU(String(repeating: "x", count: 65))
    }
    #expect(throws: StoreError.outOfRange(field: "sku", allowed: "1 to 64 characters")) { try SKU(" \t ") }
  }

  @Test("One letter with a thousand accents is not short")
  func stackedAccents() {
    #expect(throws: StoreError.outOfRange(field: "name", allowed: "1 to 150 characters")) {
      try Product.Name("e" + String(repeating: "\u{301}", count: 1_000))
    }
  }

  @Test("What looks the same is the same, byte for byte, however it was typed")
  func composed() throws {
    let typed = try SKU("CAFE\u{301}")
    let pasted = try SKU("CAF\u{c9}")
    #expect(typed == pasted)
    #expect(Array(typed.text.utf8) == Array(pasted.text.utf8))
    #expect(Array(try SKU("cafe\u{301}").key.utf8) == Array(pasted.key.utf8))
  }

  @Test("A SKU is found in any case and shown as it was given")
  func keys() throws {
    #expect(try SKU("85123a").key == SKU("85123A").key)
    #expect(try SKU("85123a").text == "85123a")
  }

  @Test("Cleaning what is clean changes nothing")
  func idempotent() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(seed: seed)
    let letters = Array("aZ9 -'\",\u{a0}\u{2028}\u{e9}e\u{301}ß\u{1f469}\u{200d}\u{1f52c}İ漢")
    for _ in 0..<500 {
      let text = String((0..<20).map { _ in letters.randomElement(using: &random) ?? "x" }) + "x"
      let name = try Product.Name(text)
      #expect(try Product.Name(name.text) == name, "seed \(seed)")
      #expect(name.text.first?.isWhitespace == false && name.text.last?.isWhitespace == false, "seed \(seed)")
    }
  }

  @Test("E-mail addresses are kept in lower case")
  func email() throws {
    #expect(try EmailAddress(" Counter@Example.COM ").text == "counter@example.com")
    #expect(try EmailAddress("A@b.org") == EmailAddress("a@B.org"))
  }

  @Test(
    "What cannot be written to is no address",
    arguments: [
      "example.com", "@example.com", "name@", "a@b@c.org", "a b@c.org", "a\u{a0}b@c.org", "a@b..org", "a@.org", "a@b.",
      "a@-b.org", "a@b-.org", "a@b*.org", "a@b,c", "\(String(repeating: "x", count: 65))@b.org",
    ])
  func notAnAddress(text: String) {
    #expect(throws: StoreError.malformed(field: "buyer_email", expected: "an address such as name@example.com")) {
      try EmailAddress(text, field: "buyer_email")
    }
  }

  @Test("An address has 3 to 254 characters", arguments: ["", "a@", "a@\(String(repeating: "b", count: 253))"])
  func emailLength(text: String) {
    #expect(throws: StoreError.outOfRange(field: "email", allowed: "3 to 254 characters")) { try EmailAddress(text) }
  }
}

@Suite("Details of a product")
struct ProductDetailsTests {
  @Test("Are cleaned like names")
  func cleaned() throws {
    let details = try Product.Details(category: " Lamps ", barcode: " 5010251 ", reorderPoint: 0, targetLevel: 10)
    #expect([details.category, details.barcode] == ["Lamps", "5010251"])
    #expect([details.reorderPoint, details.targetLevel] == [0, 10])
  }

  @Test("None at all is the same as none given")
  func none() throws {
    #expect(
      try Product.Details(category: nil, barcode: nil, reorderPoint: nil, targetLevel: nil) == Product.Details())
  }

  @Test("Each refusal names its field")
  func refusals() {
    let text = "1 to 64 characters"
    let level = "0 to 1000000000"
    #expect(throws: StoreError.outOfRange(field: "category", allowed: text)) {
      try Product.Details(category: "", barcode: nil, reorderPoint: nil, targetLevel: nil)
    }
    #expect(throws: StoreError.outOfRange(field: "barcode", allowed: text)) {
      try Product.Details(category: nil, barcode: " ", reorderPoint: nil, targetLevel: nil)
    }
    #expect(throws: StoreError.outOfRange(field: "reorder_point", allowed: level)) {
      try Product.Details(category: nil, barcode: nil, reorderPoint: -1, targetLevel: nil)
    }
    #expect(throws: StoreError.outOfRange(field: "target_level", allowed: level)) {
      try Product.Details(category: nil, barcode: nil, reorderPoint: nil, targetLevel: 1_000_000_001)
    }
  }
}
