import Markup

/// The pages there are, and the visitor's preferences.
struct SideNavigation: LocalisedComponent {
  let frame: Frame
  let place: Place?

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    nav(.class("side"), .id("nav"), .popover(.auto), .aria("label", strings.mainNavigation)) {
      ul {
        entry(.home, strings.dashboard)
        entry(.orders, strings.orders)
        entry(.products, strings.products)
        entry(.stock, strings.stock)
        entry(.users, strings.users)
        entry(.importing, strings.importing)
        entry(.reports, strings.reports)
      }
      h2 { strings.inside }
      ul { entry(.reference, strings.apiReference) }
      div(.class("foot")) {
        LanguageSegments(visit: frame.visit, localisation: localisation)
        ThemeSegments(visit: frame.visit, localisation: localisation)
      }
    }
  }

  private func entry(_ target: Place, _ name: String) -> some HTML {
    li {
      a(.href(target.address), .aria("current", target == place ? "page" : nil)) {
        Icon(target.icon)
        name
      }
    }
  }
}
