import Markup
import Queries

/// The same page in another language.
struct LanguageSegments: LocalisedComponent {
  let visit: Visit
  let localisation: Localisation

  var content: some HTML {
    div(.class("segments"), .role("group"), .aria("label", strings.language)) {
      for language in Language.allCases {
        a(
          .href(visit.address(in: language)), .lang(language.rawValue), .hreflang(language.rawValue),
          .title(language.ownName), .aria("current", language == visit.language ? "true" : nil)
        ) {
          language.rawValue.uppercased()
        }
      }
    }
  }
}

/// Which colours to show pages in.
struct ThemeSegments: LocalisedComponent {
  let visit: Visit
  let localisation: Localisation

  var content: some HTML {
    form(
      .class("segments"), .method(.post), .action(Address.preferences.text), .aria("label", strings.theme)
    ) {
      input(.type(.hidden), .name("return_to"), .value(visit.address.text))
      for theme in Theme.allCases {
        button(
          .name("theme"), .value(theme.rawValue), .aria("pressed", theme == visit.theme),
          .aria("label", strings.name(of: theme)), .title(strings.name(of: theme))
        ) {
          Icon(theme.icon)
        }
      }
    }
  }
}
