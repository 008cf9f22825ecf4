/// How much a record matters and to whom.
public enum LogLevel: UInt8, Sendable, CaseIterable, Comparable {
  /// Each step, for the one who writes the code.
  case trace
  /// What helps to find a fault.
  case debug
  /// What happened, in the ordinary course of things.
  case info
  /// What happened and is not of every day.
  case notice
  /// Something to look into before it becomes worse.
  case warning
  /// Something failed, and someone was not served.
  case error
  /// The program cannot go on or may lose data.
  case critical

  /// The name as it is written in records and settings.
  public var name: String { "\(self)" }

  /// The level of that name.
  public init?(name: some StringProtocol) {
    guard let level = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = level
  }

  public static func < (left: LogLevel, right: LogLevel) -> Bool { left.rawValue < right.rawValue }
}
