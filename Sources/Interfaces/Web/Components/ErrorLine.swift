import Markup

/// What is wrong with one thing, beside it.
struct ErrorLine: Component {
  let message: String
  /// What a control that is at fault names as its description.
  let id: String?
  /// How it is read out: at once, as an alert, where the visitor waits for it.
  let role: String?

  init(_ message: String, id: String? = nil, role: String? = "alert") {
    self.message = message
    self.id = id
    self.role = role
  }

  var content: some HTML {
    p(.class("error"), .id(id), .role(role)) {
      Icon(.alert)
      span { message }
    }
  }
}
