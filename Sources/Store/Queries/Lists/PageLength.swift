/// How many rows a page of a list has.
public enum PageLength {
  /// What can be asked for.
  public static let allowed = 1...200

  /// What is given for `limit`: itself, or the nearest that can be asked for.
  public static func nearest(to limit: Int) -> Int { min(max(limit, allowed.lowerBound), allowed.upperBound) }
}
