/// A named part of a page, made of others.
///
/// ```swift
/// struct Badge: Component {
///   let status: Status
///   var content: some HTML { span(.class("badge", status.tone)) { status.name } }
/// }
/// ```
public protocol Component: HTML {
  associatedtype Content: HTML
  /// What the part is made of.
  @HTMLBuilder var content: Content { get }
}

extension Component {
  @inlinable
  public func render(into page: inout Page) { content.render(into: &page) }
}
