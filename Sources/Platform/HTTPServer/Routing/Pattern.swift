/// The segments of a route's path.
enum Pattern {
  enum Segment: Hashable {
    case literal(String)
    case capture(String)
  }

  static func segments(of path: String) -> [Segment] {
    Path(path).segments.map { segment in
      segment.hasPrefix("{") && segment.hasSuffix("}")
        ? .capture(String(segment.dropFirst().dropLast())) : .literal(segment)
    }
  }
}
