import Markup

/// A drawing in the colour of the text, always beside a word or in a control that has a name.
struct Icon: Component {
  let name: IconName
  let tone: Tone?

  init(_ name: IconName, _ tone: Tone? = nil) {
    self.name = name
    self.tone = tone
  }

  var content: some HTML {
    svg(.class("i", tone?.rawValue), .aria("hidden", true)) {
      SVG.use(.href("\(Assets.icons.address)#\(name.rawValue)"))
    }
  }
}

/// What a colour says again that words have said.
enum Tone: String, Sendable {
  /// Done or better.
  case ok
  /// Needs someone soon.
  case wait
  /// A problem, or worse.
  case bad
  case info
}
