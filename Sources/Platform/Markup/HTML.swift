/// A piece of a page. Text is escaped when it becomes HTML; only `Raw` is not.
///
/// What conforms is made of elements, text and other pieces: a struct with a `content` is a `Component`.
public protocol HTML: Sendable {
  /// Appends this piece to the page.
  func render(into page: inout Page)
}

extension HTML {
  /// The piece as UTF-8 bytes, rendered into one buffer.
  ///
  /// - Parameter capacity: how many bytes to reserve at first.
  @inlinable
  public func rendered(reserving capacity: Int = 16_384) -> [UInt8] {
    var page = Page(reserving: capacity)
    render(into: &page)
    return page.bytes
  }
}

extension String: HTML {
  @inlinable
  public func render(into page: inout Page) { page.write(self) }
}

extension Substring: HTML {
  @inlinable
  public func render(into page: inout Page) { page.write(String(self)) }
}

extension Optional: HTML where Wrapped: HTML {
  /// Nothing renders as nothing.
  @inlinable
  public func render(into page: inout Page) { self?.render(into: &page) }
}

extension Array: HTML where Element: HTML {
  /// The pieces one after another.
  @inlinable
  public func render(into page: inout Page) { for piece in self { piece.render(into: &page) } }
}

/// Markup that is written as it stands, for what no element here can say.
///
/// Whoever writes `Raw(trusted:)` vouches for every byte: nothing a user typed may be part of it.
public struct Raw: HTML {
  @usableFromInline let markup: String

  /// Markup that is known to be well formed and harmless.
  public init(trusted markup: String) { self.markup = markup }

  @inlinable
  public func render(into page: inout Page) { page.write(trusted: markup) }
}

/// A whole page: the doctype, then the content, which is to be one `html` element.
public struct Document<Content: HTML>: HTML {
  @usableFromInline let content: Content

  /// The page around `content`.
  @inlinable
  public init(@HTMLBuilder content: () -> Content) { self.content = content() }

  @inlinable
  public func render(into page: inout Page) {
    page.write(raw: "<!doctype html>\n")
    content.render(into: &page)
  }
}
