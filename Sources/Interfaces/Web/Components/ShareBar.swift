import Markup

/// A thin bar under a name: how much of the longest.
struct ShareBar: Component {
  let length: Int64
  let longest: Int64

  var content: some HTML {
    svg(.class("chart"), .height(3), .aria("hidden", true)) {
      SVG.rect(.class("track"), .width(.percent(100)), .height(3), .rx(1.5))
      SVG.rect(.class("bar"), .width(Percent(length, of: longest)), .height(3), .rx(1.5))
    }
  }
}
