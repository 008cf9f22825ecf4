import API
import Synchronisation

extension EmbeddedStorage {
  /// What an operator may ask of the read model.
  var upkeep: ReadModelUpkeep { ReadModelUpkeep(state: { ReadModelState(progress.status) }, rebuild: renew) }
}

extension ReadModelState {
  fileprivate init(_ status: ReadStatus) {
    let built = status.renewal.map(\.done) ?? (status.phase == .rebuilding ? status.rebuilt : nil)
    self.init(
      position: status.position, head: status.head, phase: status.phase.word, answers: status.answers,
      rebuilds: status.rebuilds, percent: built.map { Int($0 * 100) }, failure: status.renewalFailure)
  }
}

extension ReadStatus.Phase {
  fileprivate var word: String {
    switch self {
    case .starting: "starting"
    case .rebuilding: "rebuilding"
    case .catchingUp: "catching_up"
    case .following: "following"
    case .failing: "failing"
    case .stopped: "stopped"
    }
  }
}
