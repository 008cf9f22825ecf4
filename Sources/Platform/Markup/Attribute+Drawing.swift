/// What drawings and their shapes may have. Lengths are numbers or `.percent(…)`.
extension Attribute {
  /// The width.
  public static func width(_ value: some Length) -> Attribute { Attribute("width", value.attributeText) }
  /// The height.
  public static func height(_ value: some Length) -> Attribute { Attribute("height", value.attributeText) }
  /// The left edge.
  public static func x(_ value: some Length) -> Attribute { Attribute("x", value.attributeText) }
  /// The upper edge.
  public static func y(_ value: some Length) -> Attribute { Attribute("y", value.attributeText) }
  /// How far to the right of where it would be.
  public static func dx(_ value: some Length) -> Attribute { Attribute("dx", value.attributeText) }
  /// How far below where it would be.
  public static func dy(_ value: some Length) -> Attribute { Attribute("dy", value.attributeText) }
  /// The start from the left.
  public static func x1(_ value: some Length) -> Attribute { Attribute("x1", value.attributeText) }
  /// The start from above.
  public static func y1(_ value: some Length) -> Attribute { Attribute("y1", value.attributeText) }
  /// The end from the left.
  public static func x2(_ value: some Length) -> Attribute { Attribute("x2", value.attributeText) }
  /// The end from above.
  public static func y2(_ value: some Length) -> Attribute { Attribute("y2", value.attributeText) }
  /// The centre from the left.
  public static func cx(_ value: some Length) -> Attribute { Attribute("cx", value.attributeText) }
  /// The centre from above.
  public static func cy(_ value: some Length) -> Attribute { Attribute("cy", value.attributeText) }
  /// The radius.
  public static func r(_ value: some Length) -> Attribute { Attribute("r", value.attributeText) }
  /// The radius of the corners across.
  public static func rx(_ value: some Length) -> Attribute { Attribute("rx", value.attributeText) }
  /// The radius of the corners down.
  public static func ry(_ value: some Length) -> Attribute { Attribute("ry", value.attributeText) }
  /// The way of a path.
  public static func d(_ value: String?) -> Attribute { Attribute("d", value) }
  /// Moves, turns and stretches.
  public static func transform(_ value: String?) -> Attribute { Attribute("transform", value) }
  /// How a drawing fills its box.
  public static func preserveAspectRatio(_ value: String?) -> Attribute { Attribute("preserveAspectRatio", value) }
  /// Which end of the words is at `x`.
  public static func textAnchor(_ value: TextAnchor) -> Attribute { Attribute("text-anchor", value.rawValue) }
  /// The marker at a line's end, as in `url(#arrow)`.
  public static func markerEnd(_ value: String?) -> Attribute { Attribute("marker-end", value) }
  /// The width of a marker.
  public static func markerWidth(_ value: some Length) -> Attribute { Attribute("markerWidth", value.attributeText) }
  /// The height of a marker.
  public static func markerHeight(_ value: some Length) -> Attribute { Attribute("markerHeight", value.attributeText) }
  /// The point of a marker that is on the line, from the left.
  public static func refX(_ value: some Length) -> Attribute { Attribute("refX", value.attributeText) }
  /// The point of a marker that is on the line, from above.
  public static func refY(_ value: some Length) -> Attribute { Attribute("refY", value.attributeText) }
  /// How a marker is turned.
  public static func orient(_ value: String?) -> Attribute { Attribute("orient", value) }

  /// The part of the drawing that fills its box.
  public static func viewBox(_ x: some Length, _ y: some Length, _ width: some Length, _ height: some Length)
    -> Attribute
  {
    Attribute("viewBox", "\(x.attributeText) \(y.attributeText) \(width.attributeText) \(height.attributeText)")
  }

  /// The corners of a line.
  public static func points(_ points: [(x: Double, y: Double)]) -> Attribute {
    Attribute("points", points.map { "\($0.x.attributeText),\($0.y.attributeText)" }.joined(separator: " "))
  }
}

/// Which end of the words is at `x`.
public enum TextAnchor: String, Sendable {
  case start, middle, end
}
