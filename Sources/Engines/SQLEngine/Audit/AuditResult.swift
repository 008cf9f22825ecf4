/// What the check of one invariant came to.
public struct AuditResult: Hashable, Sendable {
  /// As the documentation numbers it: "I1".
  public let name: String
  /// What has to hold, in words that begin small.
  public let title: String
  /// What was looked at: "products".
  public let noun: String
  /// How many of them.
  public private(set) var checked: Int64 = 0
  /// How many are not as they have to be.
  public private(set) var faultCount: Int64 = 0
  /// What is wrong with the first of them, and where.
  public private(set) var faults: [String] = []
  /// Why it was not checked, or not all of it.
  public private(set) var omission: String?

  /// How many faults are named.
  public static let namedFaults = 10

  public init(_ name: String, _ title: String, of noun: String) {
    self.name = name
    self.title = title
    self.noun = noun
  }

  /// Whether nothing was found wrong.
  public var holds: Bool { faultCount == 0 }

  /// Notes that more was looked at.
  public mutating func count(_ more: Int64) { checked += more }

  /// Notes a fault.
  public mutating func find(_ fault: String) {
    faultCount += 1
    if faults.count < Self.namedFaults { faults.append(fault) }
  }

  /// Notes that it was not checked, or not all of it.
  public mutating func omit(because reason: String) { omission = reason }
}
