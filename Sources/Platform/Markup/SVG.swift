/// A drawing; its parts are in `SVG`.
@inlinable public var svg: Tag { Tag("svg") }

/// The parts of a drawing. They have a name space of their own, since they share names with elements of HTML and with
/// the variables one has at hand when drawing.
public enum SVG {
  /// Shapes to be drawn several times.
  @inlinable public static var defs: Tag { Tag("defs") }
  /// Shapes that belong together.
  @inlinable public static var g: Tag { Tag("g") }
  /// A drawing at the ends and corners of lines.
  @inlinable public static var marker: Tag { Tag("marker") }
  /// A drawing to `use`.
  @inlinable public static var symbol: Tag { Tag("symbol") }
  /// Words in a drawing.
  @inlinable public static var text: Tag { Tag("text") }
  /// What a shape is, read out and shown when pointed at.
  @inlinable public static var title: Tag { Tag("title") }
  /// A circle around `cx` and `cy`.
  @inlinable public static var circle: ShapeTag { ShapeTag("circle") }
  /// A line from `x1`, `y1` to `x2`, `y2`.
  @inlinable public static var line: ShapeTag { ShapeTag("line") }
  /// Lines and curves as `d` says.
  @inlinable public static var path: ShapeTag { ShapeTag("path") }
  /// A closed line through `points`.
  @inlinable public static var polygon: ShapeTag { ShapeTag("polygon") }
  /// A line through `points`.
  @inlinable public static var polyline: ShapeTag { ShapeTag("polyline") }
  /// A rectangle.
  @inlinable public static var rect: ShapeTag { ShapeTag("rect") }
  /// A copy of the shape that `href` names.
  @inlinable public static var use: ShapeTag { ShapeTag("use") }
}
