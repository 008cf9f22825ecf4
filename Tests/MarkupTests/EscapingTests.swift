import Markup
import Testing

@Suite("Escaping")
struct EscapingTests {
  @Test(
    "Text and attributes cannot leave their place",
    arguments: ["<script>", "\" onclick=\"x", "'&amp;", "</a><b>", "-->", "]]>", "\u{0}<"])
  func escapes(hostile: String) {
    let shown = a(.href(hostile), .class(hostile), .aria("label", hostile), .data("x", hostile)) { hostile }.shown
    #expect(shown.count { $0 == "<" } == 2)
    #expect(shown.count { $0 == ">" } == 2)
    #expect(shown.count { $0 == "\"" } == 8)
    #expect(!shown.contains("'"))
  }

  @Test("Each character with a meaning has its reference, all else stays")
  func references() {
    #expect("a<b>&\"c'd\u{0}é👍".shown == "a&lt;b&gt;&amp;&quot;c&#39;d\u{FFFD}é👍")
    #expect("x<y".dropFirst().shown == "&lt;y")
  }

  @Test("Raw markup stays as it is")
  func raw() {
    #expect(p { Raw(trusted: "<i>&</i>") }.shown == "<p><i>&</i></p>")
  }

  @Test("What is typed into a text area cannot end it, and its first line end stays")
  func textArea() {
    #expect(
      textarea(.name("note")) { "\n</textarea><b>" }.shown
        == "<textarea name=\"note\">\n\n&lt;/textarea&gt;&lt;b&gt;</textarea>")
  }

  @Test(
    "Addresses that can run code lead nowhere",
    arguments: [
      "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "\u{1}javascript:alert(1)",
      "java\nscript:alert(1)", "java\tscript\r:alert(1)", "data:text/html,<script>", "vbscript:x", "blob:x",
      "file:///etc",
      "view-source:x", ":x",
    ])
  func dangerous(url: String) {
    #expect(a(.href(url)).shown == "<a href=\"#\"></a>")
    #expect(form(.action(url)).shown == "<form action=\"#\"></form>")
    #expect(button(.formaction(url)).shown == "<button formaction=\"#\"></button>")
    #expect(img(.src(url)).shown == "<img src=\"#\">")
    #expect(script(src: url).shown == "<script src=\"#\"></script>")
    #expect(SVG.use(.href(url)).shown == "<use href=\"#\"/>")
  }

  @Test(
    "Other addresses stay",
    arguments: [
      "", "#main", "/orders", "orders/1:2", "?q=a:b", "//host/path", "https://host/?a=javascript:", "HTTP://host",
      "mailto:a@b", "tel:+331", "./javascript:x", "é:x",
    ])
  func harmless(url: String) {
    #expect(a(.href(url)).shown == "<a href=\"\(url)\"></a>")
  }
}
