/// How a form is sent.
public enum FormMethod: String, Sendable {
  case get, post, dialog
}

/// The kind of an `input` or `button`.
public enum ControlType: String, Sendable {
  case button, checkbox, color, date, email, file, hidden, image, month, number, password, radio, range, reset, search
  case submit, tel, text, time, url, week
  case dateTime = "datetime-local"
}

/// The keyboard a telephone shows for a field.
public enum InputMode: String, Sendable {
  case none, text, decimal, numeric, tel, search, email, url
}

/// What a button does to the popover it names.
public enum PopoverAction: String, Sendable {
  case show, hide, toggle
}
