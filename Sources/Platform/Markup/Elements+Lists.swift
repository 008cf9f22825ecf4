// Lists, pictures and what unfolds.

/// A list in any order.
@inlinable public var ul: Tag { Tag("ul") }
/// A list in this order.
@inlinable public var ol: Tag { Tag("ol") }
/// An entry of a list.
@inlinable public var li: Tag { Tag("li") }
/// Names and their values.
@inlinable public var dl: Tag { Tag("dl") }
/// A name.
@inlinable public var dt: Tag { Tag("dt") }
/// A value.
@inlinable public var dd: Tag { Tag("dd") }
/// A picture, drawing or table with its caption.
@inlinable public var figure: Tag { Tag("figure") }
/// The caption of a figure.
@inlinable public var figcaption: Tag { Tag("figcaption") }
/// A picture.
@inlinable public var img: VoidTag { VoidTag("img") }
/// What unfolds under its summary.
@inlinable public var details: Tag { Tag("details") }
/// What is always seen of `details`.
@inlinable public var summary: Tag { Tag("summary") }
/// A box over the page.
@inlinable public var dialog: Tag { Tag("dialog") }
