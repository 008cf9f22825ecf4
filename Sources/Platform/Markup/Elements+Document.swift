// The page and what its head says of it.

/// The root of a page.
@inlinable public var html: Tag { Tag("html") }
/// What is said about the page.
@inlinable public var head: Tag { Tag("head") }
/// The name of the page in tabs and bookmarks.
@inlinable public var title: Tag { Tag("title") }
/// A fact about the page, such as its encoding.
@inlinable public var meta: VoidTag { VoidTag("meta") }
/// A style sheet, icon or other file the page needs.
@inlinable public var link: VoidTag { VoidTag("link") }
/// What the page shows.
@inlinable public var body: Tag { Tag("body") }

/// A script in a file of its own. There is no way to write one into the page.
///
/// - Parameters:
///   - source: where the file is.
///   - attributes: `.defer()`, `.module()` and the like.
public func script(src source: String, _ attributes: Attribute...) -> some HTML {
  Element("script", [.src(source)] + attributes, Nothing())
}
