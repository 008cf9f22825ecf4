public import Domain

/// How a read model is doing: for readiness checks, metrics and people.
public struct ReadStatus: Hashable, Sendable {
  public enum Phase: Hashable, Sendable {
    /// Not yet known.
    case starting
    /// Being built anew: it does not answer until it is whole.
    case rebuilding
    /// Reading what it missed; answers show an earlier moment.
    case catchingUp
    /// In step with what is committed.
    case following
    /// The last step failed, in the words of what refused it. It is tried again and again.
    case failing(String)
    case stopped
  }

  public internal(set) var phase = Phase.starting
  /// Up to where in the change log reads show what was written.
  public internal(set) var position: Int64 = 0
  /// The last position known to be committed.
  public internal(set) var head: Int64 = 0
  /// The position from which the model answers; past every position until the model was looked at.
  public internal(set) var wholeFrom: Int64 = .max
  /// When the last change that reads show was made; `nil` if none was projected since the start.
  public internal(set) var lastChange: Timestamp?

  /// Since the start: records and batches projected, steps that failed, times the model was begun anew.
  public internal(set) var records = 0
  public internal(set) var batches = 0
  public internal(set) var failures = 0
  public internal(set) var rebuilds = 0

  /// The building of another model beside the one that answers, from the demand until it answers or is given up.
  public internal(set) var renewal: Renewal?
  /// Why the last renewal was given up; `nil` if it was not.
  public internal(set) var renewalFailure: String?

  /// How far a model is that is built beside the one that answers.
  public struct Renewal: Hashable, Sendable {
    public internal(set) var position: Int64 = 0
    /// The log's when it was begun.
    public internal(set) var head: Int64 = 0

    /// 0 to 1.
    public var done: Double { head > 0 ? min(1, Double(position) / Double(head)) : 0 }
  }

  /// Records that are committed and not yet shown.
  public var lag: Int64 { max(0, head - position) }

  /// How much of a model under construction is there, 0 to 1.
  public var rebuilt: Double { position >= wholeFrom ? 1 : Double(position) / Double(wholeFrom) }

  /// Whether reads are answered. They may be while a step fails: from an earlier moment.
  public var answers: Bool {
    switch phase {
    case .starting, .rebuilding, .stopped: false
    case .catchingUp, .following: true
    case .failing: position >= wholeFrom
    }
  }
}
