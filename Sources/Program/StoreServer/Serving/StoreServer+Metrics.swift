import Domain
import EventLoops
import HTTPServer
import Synchronisation
import Telemetry

extension MetricsRegistry {
  /// What the read side tells of itself.
  /// - Parameter clock: the one that changes are decided by.
  func observe(_ progress: ReadProgress, clock: @escaping @Sendable () -> Timestamp) {
    let lag = histogram(
      "store_read_lag_seconds", "From a change's decision until reads show it.",
      buckets: HistogramBuckets([0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1, 0.25, 1, 5]))
    progress.observe { decided in
      let now = clock().microseconds
      for time in decided { lag.observe(Double(now - time.microseconds) / 1_000_000) }
    }
    gauge("store_committed_position", "Last position of the change log.") { Double(progress.status.head) }
    gauge("store_read_position", "Position up to which reads show what was written.") {
      Double(progress.status.position)
    }
    gauge("store_read_lag_records", "Records committed and not yet shown by reads.") { Double(progress.status.lag) }
    counter("store_projected_records_total", "Records projected since the start.") { progress.status.records }
    counter("store_projected_batches_total", "Batches projected since the start.") { progress.status.batches }
    counter("store_projection_failures_total", "Steps of the projector that failed.") { progress.status.failures }
    counter("store_read_model_rebuilds_total", "Times the read model was begun anew.") { progress.status.rebuilds }
  }

  /// What the HTTP server and its loops tell of themselves.
  func observe(_ server: HTTPServer, on loops: LoopGroup) {
    gauge("http_connections", "Connections open.") { Double(server.statistics.connections) }
    gauge("http_requests_in_flight", "Requests being answered.") { Double(server.statistics.requestsInFlight) }
    counter("http_connections_accepted_total", "Connections accepted.") { server.statistics.connectionsAccepted }
    counter("http_connections_cut_total", "Connections cut at a deadline.") { server.statistics.connectionsCut }
    counter("http_requests_refused_total", "Requests refused before a handler.") { server.statistics.requestsRefused }
    counter("event_loop_slow_turns_total", "Turns of an event loop of over 50 ms.") {
      loops.loops.reduce(0) { $0 + $1.slowTurns }
    }
  }

  /// What the log tells of itself.
  func observe(_ pipeline: LogPipeline) {
    counter("log_records_dropped_total", "Log records that found the queue full.") { pipeline.dropped }
  }
}
