import Markup

/// The pages there are, and the visitor's preferences.
struct SideNavigation: LocalisedComponent {
  let frame: Frame
  let place: Place?

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    nav(.class("side"), .id("nav"), .popover(.auto), .aria("label", strings.mainNavigation)) {
      ul { [.home, .orders, .products, .stock, .users, .importing, .reports].map(entry) }
      h2 { strings.inside }
      ul { entry(.reference) }
      div(.class("foot")) {
        LanguageSegments(visit: frame.visit, localisation: localisation)
        ThemeSegments(visit: frame.visit, localisation: localisation)
      }
    }
  }

  private func entry(_ target: Place) -> some HTML {
    li {
      a(.href(target.address), .aria("current", target == place ? "page" : nil)) {
        Icon(target.icon)
        target.name(in: localisation)
      }
    }
  }
}
