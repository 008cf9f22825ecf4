import Markup

/// A few figures in large type.
struct FiguresStrip: Component {
  struct Figure: Hashable, Sendable {
    let name: String
    let value: String
    var note: String?
    var tone: Tone?
  }

  let figures: [Figure]

  var content: some HTML {
    dl(.class("figures")) {
      for figure in figures {
        div {
          dt { figure.name }
          dd { figure.value }
          if let note = figure.note { dd(.class(figure.tone?.rawValue ?? "muted")) { note } }
        }
      }
    }
  }
}
