import Settings
import Testing

@Suite("Values of settings")
struct ValueTests {
  @Test(
    "Truth has several words",
    arguments: [
      ("true", true), ("Yes", true), ("ON", true), ("1", true), ("off", false), ("0", false), ("2", nil), ("", nil),
    ] as [(String, Bool?)])
  func truth(text: String, value: Bool?) {
    #expect(Bool(settingText: text) == value)
  }

  @Test(
    "Lengths of time have a unit",
    arguments: [
      ("500ms", .milliseconds(500)), ("30s", .seconds(30)), ("5m", .seconds(300)), ("2h", .seconds(7200)),
      ("1d", .seconds(86400)), ("0s", .zero), ("5", nil), ("s", nil), ("-1s", nil), ("1.5s", nil), ("5 s", nil),
      ("9999999999999999d", nil), ("٥s", nil),
    ] as [(String, Duration?)])
  func durations(text: String, value: Duration?) {
    #expect(Duration(settingText: text) == value)
    if let value { #expect(value.settingText == text) }
  }

  @Test(
    "Hosts are names and addresses",
    arguments: [
      "localhost", "db-1.example.org", "mysql_1", "127.0.0.1", "::1", "fe80::1:2", "a", "xn--caf-dma.fr",
    ])
  func hosts(text: String) {
    #expect(Host(settingText: text)?.text == text)
  }

  @Test(
    "Other texts are no hosts",
    arguments: [
      "", "a b", "-a", "a-", "a..b", ".", "a.", "256.0.0.1", "1.2.3", "[127.0.0.1]", "[a]", ":::", "http://a", "a:80",
      "é",
      "a\u{0}b", String(repeating: "a", count: 64),
    ])
  func noHosts(text: String) {
    #expect(Host(settingText: text) == nil)
  }

  @Test("Lists, paths and numbers")
  func others() {
    #expect([Int](settingText: "1, 2,3") == [1, 2, 3])
    #expect([Int](settingText: "1,") == nil)
    #expect(Int(settingText: "0x10") == nil)
    #expect(Path(settingText: "a\u{0}") == nil)
    #expect(Path?(settingText: "/a b")??.text == "/a b")
    #expect([1, 2].settingText == "1,2")
  }
}
