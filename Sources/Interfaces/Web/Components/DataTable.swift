import Markup

/// A table that scrolls inside itself where the screen is too narrow, also by keyboard.
struct DataTable<Rows: HTML>: Component {
  let name: String
  let rows: Rows

  init(_ name: String, @HTMLBuilder rows: () -> Rows) {
    self.name = name
    self.rows = rows()
  }

  var content: some HTML {
    div(.class("table"), .tabindex(0), .role("region"), .aria("label", name)) {
      table { rows }
    }
  }
}
