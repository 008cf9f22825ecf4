extension French {
  var scope: String { "Portée" }
  var filter: String { "Filtre" }
  var apply: String { "Appliquer" }
  func sorted(by name: String) -> String { "Tri\u{A0}: \(name)" }
  var sortOrder: String { "Ordre" }
  func filtered(_ name: String, by value: String) -> String { "\(name)\u{A0}: \(value)" }
  func removeFilter(_ name: String) -> String { "Retirer le filtre \(name)" }
  var search: String { "Rechercher" }
  var pages: String { "Pages" }
  func rows(_ count: Int64) -> String { plural(count, "\(count) ligne", "\(count) lignes sur cette page") }
  var firstPage: String { "Première page" }
  var nextPage: String { "Suivants" }
  var clearFilters: String { "Effacer la recherche et les filtres" }
  var breadcrumb: String { "Fil d’Ariane" }
  var moreActions: String { "Autres actions" }
}
