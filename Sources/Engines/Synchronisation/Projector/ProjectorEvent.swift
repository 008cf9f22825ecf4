/// What an operator should know of the projector's work.
public enum ProjectorEvent: Hashable, Sendable {
  /// The read model is built anew from the change log, up to `head` before it answers.
  case rebuilding(RebuildReason, head: Int64)
  /// The read model shows everything that was committed when the projector began, or began anew.
  case caughtUp(position: Int64)
  /// Another read model is built beside the one that answers, up to `head` and what follows.
  case renewing(head: Int64)
  /// The other read model answers now.
  case renewed(position: Int64)
  /// The building of the other read model was given up; the one that answers goes on.
  case renewalFailed(String)
  /// A step failed and will be tried again; nothing is skipped.
  case failed(String, attempt: Int, retryIn: Duration)
}

/// Why a read model is thrown away.
public enum RebuildReason: Hashable, Sendable {
  /// There is none yet.
  case missing
  /// In the storage's own words.
  case damaged(String)
  /// It was made from the log of another store.
  case otherLog
  /// Currency, time zone, reports or the shape of documents are others than those it was made with.
  case otherSettings
  /// It shows what the log does not hold: the log was put back from a copy.
  case otherHistory
  /// Somebody asked for it.
  case demanded
}

extension RebuildReason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing: "there is none yet"
    case .damaged(let reason): "it is damaged: \(reason)"
    case .otherLog: "it belongs to another store"
    case .otherSettings: "it was made with other settings"
    case .otherHistory: "it shows what the store does not hold"
    case .demanded: "somebody asked for it"
    }
  }
}

extension ProjectorEvent: CustomStringConvertible {
  public var description: String {
    switch self {
    case .rebuilding(let reason, let head): "building the read model from \(head) records: \(reason)"
    case .caughtUp(let position): "the read model shows everything up to \(position)"
    case .renewing(let head): "building another read model from \(head) records beside the one that answers"
    case .renewed(let position): "the read model that was built answers, from \(position) on"
    case .renewalFailed(let reason): "the other read model was given up: \(reason)"
    case .failed(let reason, let attempt, let delay): "\(reason) (attempt \(attempt); again in \(delay))"
    }
  }
}
