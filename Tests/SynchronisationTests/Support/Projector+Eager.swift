import Queries
import StoreSamples
import Synchronisation

extension Projector {
  /// One that tries again at once.
  static func eager(
    _ projection: StoreProjection, of log: SampleLog, onto model: any ReadModel, telling events: Events = Events(),
    limits: (inout Limits) -> Void = { _ in }
  ) -> Projector {
    var chosen = Limits()
    chosen.retryDelays = [.milliseconds(1)]
    limits(&chosen)
    return Projector(projection, of: log, onto: model, limits: chosen, report: events.add)
  }
}
