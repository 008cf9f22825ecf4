/// `name="value"`, or the name alone, or nothing where the value is `nil` or the switch is off.
///
/// There is an attribute for everything but `style` and the event handlers: looks belong in style sheets and behaviour
/// in scripts, so that a page can forbid both inside itself.
public struct Attribute: Sendable {
  enum Value: Sendable {
    case text(String)
    case present
    case absent
  }

  private let prefix: StaticString
  private let name: StaticString
  private let value: Value

  init(_ name: StaticString, _ value: Value, prefix: StaticString = " ") {
    self.prefix = prefix
    self.name = name
    self.value = value
  }

  init(_ name: StaticString, _ text: String?, prefix: StaticString = " ") {
    self.init(name, text.map(Value.text) ?? .absent, prefix: prefix)
  }

  init(_ name: StaticString, number: Int?) { self.init(name, number.map(String.init)) }

  init(_ name: StaticString, url: String?) { self.init(name, url.map(SafeURL.text)) }

  init(_ name: StaticString, isOn: Bool) { self.init(name, isOn ? .present : .absent) }

  func render(into page: inout Page) {
    switch value {
    case .absent: return
    case .present: writeName(into: &page)
    case .text(let text):
      writeName(into: &page)
      page.write(raw: "=\"")
      page.write(text)
      page.write(raw: "\"")
    }
  }

  private func writeName(into page: inout Page) {
    page.write(raw: prefix)
    page.write(raw: name)
  }
}

extension Attribute {
  /// The attribute if `condition` holds, else nothing.
  public static func when(_ condition: Bool, _ attribute: @autoclosure () -> Attribute) -> Attribute {
    condition ? attribute() : Attribute("", Value.absent)
  }
}
