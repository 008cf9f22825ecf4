import Markup

/// The name of the store, and on narrow screens the way to the navigation.
struct TopBar: LocalisedComponent {
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    header(.class("top")) {
      button(.class("quiet", "icon", "open-nav"), .popovertarget("nav"), .aria("label", strings.menu)) { Icon(.menu) }
      a(.class("brand"), .href(Address.home.text), .aria("label", frame.site.name)) {
        Icon(.mark)
        span { frame.site.name }
      }
    }
  }
}

/// Says all the time that nobody has to sign in.
struct OpenModeBanner: LocalisedComponent {
  let localisation: Localisation

  var content: some HTML {
    Banner(.alert, .wait, role: nil) {
      p {
        strong { strings.openMode }
        " \(strings.openModeMeaning)"
      }
    }
  }
}
