// Tables.

/// A table.
@inlinable public var table: Tag { Tag("table") }
/// A table's name.
@inlinable public var caption: Tag { Tag("caption") }
/// Columns that belong together.
@inlinable public var colgroup: Tag { Tag("colgroup") }
/// A column or some.
@inlinable public var col: VoidTag { VoidTag("col") }
/// A table's head.
@inlinable public var thead: Tag { Tag("thead") }
/// A table's rows.
@inlinable public var tbody: Tag { Tag("tbody") }
/// A table's sums.
@inlinable public var tfoot: Tag { Tag("tfoot") }
/// A row.
@inlinable public var tr: Tag { Tag("tr") }
/// A cell that names its row or column.
@inlinable public var th: Tag { Tag("th") }
/// A cell.
@inlinable public var td: Tag { Tag("td") }
