/// How many replicas must take part before a request counts as done: [consistency] (§3).
public enum Consistency: UInt16, Hashable, Sendable, CaseIterable {
  case any = 0x0
  case one = 0x1
  case two = 0x2
  case three = 0x3
  case quorum = 0x4
  case all = 0x5
  case localQuorum = 0x6
  case eachQuorum = 0x7
  case serial = 0x8
  case localSerial = 0x9
  case localOne = 0xA
}

/// How the promise of a conditional statement is agreed upon.
public enum SerialConsistency: UInt16, Hashable, Sendable, CaseIterable {
  /// Among the replicas of all data centres.
  case serial = 0x8
  /// Among those of the coordinator's data centre.
  case localSerial = 0x9
}
