extension French {
  var skipToContent: String { "Aller au contenu" }
  var menu: String { "Menu" }
  var mainNavigation: String { "Principale" }
  var dashboard: String { "Tableau de bord" }
  var reports: String { "Rapports" }
  var inside: String { "Coulisses" }
  var language: String { "Langue" }
  var theme: String { "Thème" }

  func name(of theme: Theme) -> String {
    switch theme {
    case .auto: "Automatique"
    case .light: "Clair"
    case .dark: "Sombre"
    }
  }

  var openMode: String { "Mode ouvert." }
  var openModeMeaning: String {
    "Personne n’a besoin de se connecter\u{A0}: réservé à l’enseignement et aux essais."
  }
}
