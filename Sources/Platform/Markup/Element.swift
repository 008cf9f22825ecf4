/// `<name attributes>content</name>`
public struct Element<Content: HTML>: HTML {
  @usableFromInline let name: StaticString
  @usableFromInline let attributes: [Attribute]
  @usableFromInline let content: Content

  @inlinable
  init(_ name: StaticString, _ attributes: [Attribute], _ content: Content) {
    self.name = name
    self.attributes = attributes
    self.content = content
  }

  @inlinable
  public func render(into page: inout Page) {
    page.open(name, attributes, ">")
    content.render(into: &page)
    page.close(name)
  }
}

/// `<name attributes>`, an element that never has content.
public struct VoidElement: HTML {
  @usableFromInline let name: StaticString
  @usableFromInline let attributes: [Attribute]
  @usableFromInline let end: StaticString

  @inlinable
  init(_ name: StaticString, _ attributes: [Attribute], end: StaticString) {
    self.name = name
    self.attributes = attributes
    self.end = end
  }

  @inlinable
  public func render(into page: inout Page) { page.open(name, attributes, end) }
}

extension Page {
  @usableFromInline
  mutating func open(_ name: StaticString, _ attributes: [Attribute], _ end: StaticString) {
    write(raw: "<")
    write(raw: name)
    for attribute in attributes { attribute.render(into: &self) }
    write(raw: end)
  }

  @usableFromInline
  mutating func close(_ name: StaticString) {
    write(raw: "</")
    write(raw: name)
    write(raw: ">")
  }
}
