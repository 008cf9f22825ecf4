import Markup

/// What concerns a whole page or form, above it.
struct Banner<Message: HTML>: Component {
  let icon: IconName
  let tone: Tone?
  /// How it is read out: an alert at once, a status when there is time, without a role in its place.
  let role: String?
  let message: Message

  init(_ icon: IconName, _ tone: Tone?, role: String? = "alert", @HTMLBuilder message: () -> Message) {
    self.icon = icon
    self.tone = tone
    self.role = role
    self.message = message()
  }

  var content: some HTML {
    div(.class("banner", tone?.rawValue), .role(role)) {
      Icon(icon, tone)
      message
    }
  }
}
