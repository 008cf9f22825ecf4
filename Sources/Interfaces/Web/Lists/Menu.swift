import Markup

/// A button that unfolds a list of actions or choices.
struct Menu<List: HTML>: Component {
  let name: String
  let icon: IconName
  /// Whether the button shows the icon alone; its name is then for those who hear it.
  let isIconOnly: Bool
  let list: List

  init(_ name: String, icon: IconName, isIconOnly: Bool = false, @HTMLBuilder list: () -> List) {
    self.name = name
    self.icon = icon
    self.isIconOnly = isIconOnly
    self.list = list()
  }

  var content: some HTML {
    details(.class("menu")) {
      if isIconOnly {
        summary(.class("button", "icon"), .aria("label", name)) { Icon(icon) }
      } else {
        summary(.class("button", "quiet", "small")) {
          Icon(icon)
          name
        }
      }
      list
    }
  }
}
