import Markup

/// Columns side by side, as time goes, each beside the one of the period before.
struct ColumnChart: Component {
  struct Column: Hashable, Sendable {
    /// Below it, where there is room.
    let name: String
    /// What it shows, when pointed at.
    let title: String
    let height: Int64
    /// `nil` where there is nothing to compare with.
    var before: Int64?
  }

  let columns: [Column]
  /// How the highest value is written.
  let scale: @Sendable (Int64) -> String
  /// What the drawing shows, for those who do not see it.
  let description: String

  private static let top = 16
  private static let room = 180
  private static var ground: Int { top + room }

  var content: some HTML {
    svg(.class("chart"), .height(Self.ground + 20), .role("img"), .aria("label", description)) {
      [highest, highest / 2].filter { $0 > 0 }.map(rule)
      SVG.text(.x(0), .y(Self.top - 4)) { scale(highest) }
      columns.enumerated().map { index, column in drawn(column, at: index) }
      SVG.line(.class("rule"), .x1(0), .x2(.percent(100)), .y1(Self.ground), .y2(Self.ground))
      named.map(name)
    }
  }

  private func rule(at value: Int64) -> some HTML {
    SVG.line(.class("rule"), .x1(0), .x2(.percent(100)), .y1(y(value)), .y2(y(value)))
  }

  private func drawn(_ column: Column, at index: Int) -> some HTML {
    SVG.g {
      SVG.title { column.title }
      if let before = column.before, before > 0 {
        bar(before, at: (Double(index) + 0.62) * pitch, width: pitch * 0.28, .class("bar", "past"))
      }
      bar(column.height, at: (Double(index) + 0.08) * pitch, width: width, .class("bar"))
    }
  }

  private func name(of index: Int) -> some HTML {
    SVG.text(
      .x(.percent(rounded((Double(index) + 0.5) * pitch))), .y(Self.ground + 16), .textAnchor(anchor(of: index))
    ) { columns[index].name }
  }

  private func bar(_ value: Int64, at x: Double, width: Double, _ style: Attribute) -> some HTML {
    SVG.rect(
      style, .x(.percent(rounded(x))), .y(y(value)), .width(.percent(rounded(width))), .height(Self.ground - y(value)))
  }

  /// Of a column with the space beside it, in percent.
  private var pitch: Double { 100 / Double(max(1, columns.count)) }

  private var width: Double { columns.contains { $0.before != nil } ? pitch * 0.5 : pitch * 0.84 }

  private var highest: Int64 { columns.reduce(0) { max($0, $1.height, $1.before ?? 0) } }

  private func y(_ value: Int64) -> Int {
    guard highest > 0, value > 0 else { return Self.ground }
    return Self.ground - max(1, Int(Double(value) / Double(highest) * Double(Self.room)))
  }

  /// So many names that they do not run into each other on a telephone.
  private var named: [Int] {
    guard columns.count > 1 else { return Array(columns.indices) }
    let step = max(1, (columns.count + 5) / 6)
    return columns.indices.filter { $0.isMultiple(of: step) }
  }

  private func anchor(of index: Int) -> TextAnchor {
    index == 0 ? .start : index == columns.count - 1 ? .end : .middle
  }

  private func rounded(_ percent: Double) -> Double { (percent * 100).rounded() / 100 }
}
