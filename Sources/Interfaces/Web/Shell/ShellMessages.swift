import Markup

/// What the form before led to, above the page.
struct ShellMessages: LocalisedComponent {
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    if let notice = frame.visit.notice {
      div(.class("toast"), .role("status")) {
        Icon(.check, .ok)
        p { strings.said(notice) }
      }
    }
    if frame.isBehind {
      Banner(.clock, nil, role: "status") { p { strings.readsAreBehind } }
    }
  }
}
