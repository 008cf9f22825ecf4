// Paragraphs and what stands in them.

/// A paragraph.
@inlinable public var p: Tag { Tag("p") }
/// A link.
@inlinable public var a: Tag { Tag("a") }
/// A stretch of text without a meaning of its own.
@inlinable public var span: Tag { Tag("span") }
/// Important text.
@inlinable public var strong: Tag { Tag("strong") }
/// Stressed text.
@inlinable public var em: Tag { Tag("em") }
/// Small print.
@inlinable public var small: Tag { Tag("small") }
/// Something a machine reads.
@inlinable public var code: Tag { Tag("code") }
/// A key to press.
@inlinable public var kbd: Tag { Tag("kbd") }
/// A date or time, the exact one in `datetime`.
@inlinable public var time: Tag { Tag("time") }
/// Text that was looked for.
@inlinable public var mark: Tag { Tag("mark") }
/// An abbreviation.
@inlinable public var abbr: Tag { Tag("abbr") }
/// Text taken out.
@inlinable public var del: Tag { Tag("del") }
/// Text put in.
@inlinable public var ins: Tag { Tag("ins") }
/// A subscript.
@inlinable public var sub: Tag { Tag("sub") }
/// A superscript.
@inlinable public var sup: Tag { Tag("sup") }
/// Text whose blanks and line ends count.
@inlinable public var pre: Tag { Tag("pre") }
/// A quotation.
@inlinable public var blockquote: Tag { Tag("blockquote") }
/// The end of a line.
@inlinable public var br: VoidTag { VoidTag("br") }
/// A change of subject.
@inlinable public var hr: VoidTag { VoidTag("hr") }
/// Where a long word may be broken.
@inlinable public var wbr: VoidTag { VoidTag("wbr") }
