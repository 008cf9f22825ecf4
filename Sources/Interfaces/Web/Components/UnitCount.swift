import Markup

/// So many units, or a dash where nobody has said.
struct UnitCount: LocalisedComponent {
  let units: Int?
  let localisation: Localisation

  var content: some HTML {
    span(.class(units == nil ? "muted" : nil)) { units.map { numbers.whole(Int64($0)) } ?? "–" }
  }
}
