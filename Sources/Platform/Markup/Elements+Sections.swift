// Parts of a page.

/// Introduces a page or a section.
@inlinable public var header: Tag { Tag("header") }
/// Links to other places.
@inlinable public var nav: Tag { Tag("nav") }
/// What the page is about.
@inlinable public var main: Tag { Tag("main") }
/// A part with its own heading.
@inlinable public var section: Tag { Tag("section") }
/// A part that can stand alone.
@inlinable public var article: Tag { Tag("article") }
/// Something beside the point.
@inlinable public var aside: Tag { Tag("aside") }
/// Ends a page or a section.
@inlinable public var footer: Tag { Tag("footer") }
/// A form and what it finds.
@inlinable public var search: Tag { Tag("search") }
/// A box without a meaning of its own.
@inlinable public var div: Tag { Tag("div") }
/// A heading and the lines that belong to it.
@inlinable public var hgroup: Tag { Tag("hgroup") }
/// A heading of level 1.
@inlinable public var h1: Tag { Tag("h1") }
/// A heading of level 2.
@inlinable public var h2: Tag { Tag("h2") }
/// A heading of level 3.
@inlinable public var h3: Tag { Tag("h3") }
/// A heading of level 4.
@inlinable public var h4: Tag { Tag("h4") }
/// A heading of level 5.
@inlinable public var h5: Tag { Tag("h5") }
/// A heading of level 6.
@inlinable public var h6: Tag { Tag("h6") }
