import HTTPServer
import Queries
import Testing

@testable import Web

@Suite("Visits")
struct VisitTests {
  @Test(
    "The language is the one chosen, else the one remembered, else the browser's, else the store's",
    arguments: [
      ("/?lang=fr", "lang=en", "en", Language.french), ("/?lang=de", "lang=fr", "en", .french),
      ("/", "lang=fr", "en", .french), ("/", "lang=xx", "fr", .french), ("/", "", "fr-CA,fr;q=0.9,en;q=0.8", .french),
      ("/", "", "en;q=0.4, fr;q=0.5", .french), ("/", "", "de, fr;q=0.2", .french),
      ("/", "", "fr;q=0, en;q=0.1", .english),
      ("/", "", "FR", .french), ("/", "", "de", .english), ("/", "", "", .english), ("/", "", "french", .english),
      ("/", "", ";;q=;,,fr;q=x", .english),
    ])
  func language(target: String, cookie: String, accepted: String, expected: Language) {
    let request = Request(.get, target, fields: [.cookie: cookie, .acceptLanguage: accepted])
    #expect(Visit(request, preferred: .english).language == expected)
  }

  @Test("A request that could not be read is a visit all the same")
  func unread() {
    let visit = Visit(nil, preferred: .french)
    #expect(visit.language == .french && visit.theme == .auto && visit.address == .home && !visit.choseLanguage)
  }

  @Test(
    "Another language keeps the rest of the address",
    arguments: [
      ("/reports/top-buyers?period=all&lang=fr&by=orders", "?period=all&by=orders&lang=en"), ("/", "?lang=en"),
      ("/?lang", "?lang=en"), ("/?langue=x&a=%22%26", "?langue=x&a=%22%26&lang=en"), ("/?lang=fr&lang=en", "?lang=en"),
    ])
  func otherLanguage(target: String, address: String) {
    #expect(Visit(Request(.get, target), preferred: .english).address(in: .english) == address)
  }

  @Test(
    "An address that could lead to another site is none to come back to",
    arguments: [
      "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example/",
      "evil.example",
      "javascript:alert(1)", "", " /", "/\t/evil.example", "/\u{0}", "/a b", "/é", "/a\r\nSet-Cookie: x=y", "?lang=fr",
    ])
  func openRedirects(address: String) {
    #expect(LocalAddress(address) == nil)
  }

  @Test("A page of this site is one", arguments: ["/", "/reports/top-buyers?from=2026-11-01&by=orders", "/a//b?x=//y"])
  func localAddresses(address: String) {
    #expect(LocalAddress(address)?.text == address)
  }

  @Test("Nobody is sent back to what cannot be asked for again")
  func methods() {
    #expect(Visit(Request(.get, "/a?b=c"), preferred: .english).address.text == "/a?b=c")
    #expect(Visit(Request(.post, "/a"), preferred: .english).address == .home)
    #expect(Visit(Request(.get, "//evil.example"), preferred: .english).address == .home)
  }
}
