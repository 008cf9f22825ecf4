import Markup
import Testing

@Suite("Elements")
struct ElementTests {
  @Test("An element holds its attributes and its content in order")
  func element() {
    let shown = section(.id("s"), .class("card")) {
      h2 { "Lines" }
      p {
        "One "
        strong { "two" }
        " three"
      }
    }.shown
    #expect(shown == #"<section id="s" class="card"><h2>Lines</h2><p>One <strong>two</strong> three</p></section>"#)
  }

  @Test("Elements without content have no end, shapes close themselves")
  func void() {
    #expect(input(.type(.search), .name("q"), .required()).shown == #"<input type="search" name="q" required>"#)
    #expect(br().shown == "<br>")
    #expect(svg { SVG.rect(.x(0), .width(.percent(12.5))) }.shown == #"<svg><rect x="0" width="12.5%"/></svg>"#)
    #expect(SVG.rect(.height(2.0)) { SVG.title { "Two" } }.shown == #"<rect height="2"><title>Two</title></rect>"#)
    #expect(td().shown == "<td></td>")
  }

  @Test("Attributes without a value, with a number, and left out")
  func attributes() {
    #expect(option(.value("a"), .selected(false), .disabled()).shown == #"<option value="a" disabled></option>"#)
    #expect(td(.colspan(2), .class(nil)).shown == #"<td colspan="2"></td>"#)
    #expect(li(.class("a", nil, "b")).shown == #"<li class="a b"></li>"#)
    #expect(li(.class(nil, nil)).shown == "<li></li>")
    #expect(a(.aria("current", nil), .aria("hidden", true)).shown == #"<a aria-hidden="true"></a>"#)
    #expect(p(.when(false, .lang("fr")), .when(true, .id("x"))).shown == #"<p id="x"></p>"#)
    #expect(
      input(.type(.dateTime), .inputmode(.numeric)).shown == #"<input type="datetime-local" inputmode="numeric">"#)
    #expect(form(.method(.post), .action("/a")).shown == #"<form method="post" action="/a"></form>"#)
    #expect(
      SVG.polyline(.points([(0, 1.5), (2, -3)])).shown == #"<polyline points="0,1.5 2,-3"/>"#)
    #expect(svg(.viewBox(0, 0, 10, 20.5)).shown == #"<svg viewBox="0 0 10 20.5"></svg>"#)
    #expect(SVG.circle(.r(Double.nan)).shown == #"<circle r="0"/>"#)
  }

  @Test("A document begins with its type")
  func document() {
    let page = Document {
      html(.lang("en")) {
        head {
          meta(.charset("utf-8"))
          title { "Orders & more" }
          script(src: "/store.js", .defer(), .module())
        }
        body {}
      }
    }
    #expect(
      page.shown == """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>Orders &amp; more</title>\
        <script src="/store.js" defer type="module"></script></head><body></body></html>
        """)
  }
}
