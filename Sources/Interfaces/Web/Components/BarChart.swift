import Markup

/// Bars one above the other, each with its name and value over it, and the bar of the period before under it.
struct BarChart: Component {
  struct Bar: Hashable, Sendable {
    let name: String
    let value: String
    let length: Int64
    /// `nil` where there is nothing to compare with.
    var before: Int64?
  }

  let bars: [Bar]
  /// What the drawing shows, for those who do not see it.
  let description: String

  var content: some HTML {
    svg(.class("chart"), .height(bars.count * DrawnBar.pitch - 8), .role("img"), .aria("label", description)) {
      for (index, bar) in bars.enumerated() {
        DrawnBar(bar: bar, top: index * DrawnBar.pitch, longest: longest, room: roomForNames)
      }
    }
  }

  private var longest: Int64 { bars.reduce(0) { max($0, $1.length, $1.before ?? 0) } }

  /// What the longest value leaves of the width for names, on a telephone: there a character takes some two percent.
  private var roomForNames: Percent {
    let characters = bars.reduce(0) { max($0, $1.value.count) }
    return Percent(Double(max(40, 97 - characters * 7 / 3)))
  }
}

/// One bar of a chart with its words.
private struct DrawnBar: Component {
  /// From one bar's top to the next one's.
  static let pitch = 38

  let bar: BarChart.Bar
  let top: Int
  let longest: Int64
  let room: Percent

  var content: some HTML {
    // A drawing of its own cuts off a name that would run into the value.
    svg(.y(top), .width(room), .height(16)) {
      SVG.text(.x(0), .y(12), .class("lead")) { bar.name }
    }
    SVG.text(.x(.percent(100)), .y(top + 12), .textAnchor(.end)) { bar.value }
    SVG.rect(.class("bar"), .y(top + 18), .width(width(of: bar.length)), .height(7), .rx(2))
    if let before = bar.before, before > 0 {
      SVG.rect(.class("bar", "past"), .y(top + 26), .width(width(of: before)), .height(3), .rx(1.5))
    }
  }

  private func width(of length: Int64) -> Percent { Percent(length, of: longest) }
}

extension Percent {
  /// How long a bar is beside the longest.
  init(_ length: Int64, of longest: Int64) {
    self.init(Double(Percentage(max(length, 0), of: longest)?.tenths ?? 0) / 10)
  }
}
