import Markup

/// How a product's shelf stands: a word, and a colour that says it again.
struct LevelBadge: LocalisedComponent {
  let level: ProductDocument.Level
  let localisation: Localisation

  var content: some HTML {
    span(.class("badge", level.tone?.rawValue)) { strings.name(of: level) }
  }
}
