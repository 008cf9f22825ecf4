import Markup

/// A table that scrolls inside itself where the screen is too narrow, also by keyboard.
struct DataTable<Rows: HTML>: Component {
  let name: String
  /// Whether rows become blocks on a telephone.
  let isStacked: Bool
  let rows: Rows

  init(_ name: String, isStacked: Bool = false, @HTMLBuilder rows: () -> Rows) {
    self.name = name
    self.isStacked = isStacked
    self.rows = rows()
  }

  var content: some HTML {
    div(.class("table"), .tabindex(0), .role("region"), .aria("label", name)) {
      table(.class(isStacked ? "stack" : nil)) { rows }
    }
  }
}
