import Markup
import Queries

/// The page around the content of a page: bar, navigation, and what holds for the whole store.
struct Shell<Content: HTML>: LocalisedComponent {
  let frame: Frame
  /// The page's own part of the title.
  let name: String
  let place: Place?
  let page: Content

  init(_ frame: Frame, _ name: String, at place: Place?, @HTMLBuilder page: () -> Content) {
    self.frame = frame
    self.name = name
    self.place = place
    self.page = page()
  }

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    Document {
      html(.lang(frame.visit.language.rawValue), .data("theme", theme)) {
        head {
          meta(.charset("utf-8"))
          meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
          meta(.name("color-scheme"), .content(frame.visit.theme.colorScheme))
          title { "\(name) · \(frame.site.name)" }
          link(.rel("icon"), .href(Assets.favicon.address))
          link(.rel("stylesheet"), .href(Assets.styleSheet.address))
        }
        body(.class("app")) {
          a(.class("hide", "skip"), .href("#main")) { strings.skipToContent }
          TopBar(frame: frame)
          SideNavigation(frame: frame, place: place)
          main(.class("main"), .id("main")) {
            if frame.site.isOpen { OpenModeBanner(localisation: localisation) }
            ShellMessages(frame: frame)
            page
          }
        }
      }
    }
  }

  private var theme: String? { frame.visit.theme == .auto ? nil : frame.visit.theme.rawValue }
}
