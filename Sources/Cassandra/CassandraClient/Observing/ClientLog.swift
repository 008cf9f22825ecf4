/// Takes the client's log. A line of ours is one of any logging library: a level, a fixed message, and what varies
/// beside it.
public protocol ClientLog: Sendable {
  /// Takes one line.
  /// - Parameters:
  ///   - message: a sentence without anything that varies.
  ///   - details: what varies, by names in snake case.
  func log(_ level: ClientLogLevel, _ message: String, _ details: [String: String])
}

/// How much a line of log matters.
public enum ClientLogLevel: Int, Hashable, Sendable, Comparable, CaseIterable {
  case debug, info, warning, error

  public static func < (left: ClientLogLevel, right: ClientLogLevel) -> Bool { left.rawValue < right.rawValue }
}
