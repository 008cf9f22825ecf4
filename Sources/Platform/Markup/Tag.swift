/// The name of an element with content. Calling it makes the element: `p(.class("muted")) { "Nothing yet" }`.
public struct Tag: Sendable {
  @usableFromInline let name: StaticString

  @inlinable
  init(_ name: StaticString) { self.name = name }

  /// The element with these attributes around the content.
  @inlinable
  public func callAsFunction<Content: HTML>(
    _ attributes: Attribute..., @HTMLBuilder content: () -> Content
  ) -> Element<Content> {
    Element(name, attributes, content())
  }

  /// The element with these attributes and nothing in it.
  @inlinable
  public func callAsFunction(_ attributes: Attribute...) -> Element<Nothing> {
    Element(name, attributes, Nothing())
  }
}

/// The name of an element without content: `br()`, `input(.type(.search), .name("q"))`.
public struct VoidTag: Sendable {
  @usableFromInline let name: StaticString

  @inlinable
  init(_ name: StaticString) { self.name = name }

  /// The element with these attributes.
  @inlinable
  public func callAsFunction(_ attributes: Attribute...) -> VoidElement { VoidElement(name, attributes, end: ">") }
}

/// The name of a shape, which may hold a title or be closed at once: `SVG.rect(.x(4), .width(.percent(50)))`.
public struct ShapeTag: Sendable {
  @usableFromInline let name: StaticString

  @inlinable
  init(_ name: StaticString) { self.name = name }

  /// The shape with these attributes around the content.
  @inlinable
  public func callAsFunction<Content: HTML>(
    _ attributes: Attribute..., @HTMLBuilder content: () -> Content
  ) -> Element<Content> {
    Element(name, attributes, content())
  }

  /// The shape with these attributes.
  @inlinable
  public func callAsFunction(_ attributes: Attribute...) -> VoidElement { VoidElement(name, attributes, end: "/>") }
}
