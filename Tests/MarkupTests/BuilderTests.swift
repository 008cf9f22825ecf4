import Markup
import Testing

private struct Badge: Component {
  enum Tone: Sendable { case good, bad, plain }
  let words: String
  let tone: Tone
  var note: String?

  var content: some HTML {
    span(.class("badge", name)) {
      words
      if let note {
        small { note }
      }
    }
  }

  private var name: String? {
    switch tone {
    case .good: "ok"
    case .bad: "bad"
    case .plain: nil
    }
  }
}

@Suite("Builder")
struct BuilderTests {
  @Test("Components are made of others")
  func components() {
    let list = ul {
      li { Badge(words: "Paid", tone: .good) }
      li { Badge(words: "Late", tone: .bad, note: "3 days") }
    }
    #expect(
      list.shown
        == #"<ul><li><span class="badge ok">Paid</span></li>"#
        + #"<li><span class="badge bad">Late<small>3 days</small></span></li></ul>"#)
  }

  @Test(
    "Conditions and choices show one branch", arguments: [(0, "<p>none</p>"), (1, "<p>one</p>"), (5, "<p>some!</p>")])
  func choices(count: Int, shown: String) {
    let piece = p {
      if count == 0 {
        "none"
      } else if count == 1 {
        "one"
      } else {
        "some"
      }
      switch count {
      case 5: "!"
      default: String?.none
      }
    }
    #expect(piece.shown == shown)
  }

  @Test("Loops, arrays and text between")
  func loops() {
    let names = ["a", "<b>"]
    let list = ol {
      for name in names { li { name } }
      names.map { name in li { name } }
      if names.isEmpty { "nothing" }
    }
    #expect(list.shown == "<ol><li>a</li><li>&lt;b&gt;</li><li>a</li><li>&lt;b&gt;</li></ol>")
  }

  @Test("Many pieces stand side by side")
  func many() {
    let piece = div {
      "1"
      "2"
      "3"
      "4"
      "5"
      "6"
      "7"
      "8"
      "9"
      "10"
      "11"
      "12"
    }
    #expect(piece.shown == "<div>123456789101112</div>")
  }

  @Test("A table as pages have it")
  func tables() {
    let rows = [("Café", 12), ("Bol & co", 3)]
    let piece = table(.class("ranking")) {
      thead { tr { th(.scope(.col)) { "Product" } } }
      tbody {
        for (name, count) in rows {
          tr {
            th(.scope(.row)) { a(.href("/products/1")) { name } }
            td(.class("num")) { "\(count)" }
          }
        }
      }
    }
    #expect(
      piece.shown == """
        <table class="ranking"><thead><tr><th scope="col">Product</th></tr></thead><tbody>\
        <tr><th scope="row"><a href="/products/1">Café</a></th><td class="num">12</td></tr>\
        <tr><th scope="row"><a href="/products/1">Bol &amp; co</a></th><td class="num">3</td></tr></tbody></table>
        """)
  }
}
