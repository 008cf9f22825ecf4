/// A field that somebody else changed while a form was open.
struct FieldChange: Hashable, Sendable {
  let name: String
  /// What the form showed at first.
  let before: String
  /// What it is now.
  let now: String
  /// Whether the visitor changed it too, to something else: then the form keeps what the visitor typed.
  let isContested: Bool
}

extension FormState {
  /// The form over what was changed meanwhile: fields that the visitor left alone take what is there now, the others
  /// keep what was typed.
  /// - Parameters:
  ///   - current: what is there now.
  ///   - version: its version.
  ///   - names: the fields that can be edited.
  mutating func rebase(onto current: FormValues, version: Int64, names: [String]) {
    let seen = seen ?? current
    for name in names {
      let (before, now, typed) = (seen.text(name), current.text(name), values.text(name))
      guard before != now else { continue }
      let isTouched = typed != before
      changes.append(FieldChange(name: name, before: before, now: now, isContested: isTouched && typed != now))
      if !isTouched { values[name] = now }
    }
    self.seen = current
    self.version = version
  }
}
