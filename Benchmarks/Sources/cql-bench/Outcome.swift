import CassandraClient
import EventLoops
import Glibc

/// What the tasks of a run came to.
struct Outcome {
  var units = 0
  var errors = 0
  var durations = Histogram()

  mutating func add(_ other: Outcome) {
    units += other.units
    errors += other.errors
    durations.add(other.durations)
  }
}

extension Bench {
  /// Runs the workload: warms up, then counts. Prints one line, as the other drivers' programs do.
  func run(on loops: LoopGroup) async throws {
    let (seconds, cpu, outcome) = try await withThrowingTaskGroup(of: Outcome.self) { group in
      for number in 0..<arguments.concurrency {
        group.addTask(executorPreference: loops.next()) { await task(number) }
      }
      try await Task.sleep(for: .seconds(arguments.warmup))
      recording.set()
      let (start, used) = (EventLoop.Instant.now, processorSeconds())
      try await Task.sleep(for: .seconds(arguments.seconds))
      let (seconds, cpu) = (start.duration(to: .now) / .seconds(1), processorSeconds() - used)
      stopping.set()
      var all = Outcome()
      for try await outcome in group { all.add(outcome) }
      return (seconds, cpu, all)
    }
    let durations = outcome.durations
    print(
      """
      {"driver":"swift","workload":"\(arguments.workload)","concurrency":\(arguments.concurrency),\
      "ops_per_second":\(Int(Double(outcome.units) / seconds)),"p50_us":\(durations.quantile(0.5)),\
      "p99_us":\(durations.quantile(0.99)),"max_us":\(durations.longest),\
      "client_cpu_us_per_op":\((cpu * 1e7 / Double(max(outcome.units, 1))).rounded() / 10),\
      "errors":\(outcome.errors),"retries":\(retries.count)}
      """)
  }

  private func task(_ number: Int) async -> Outcome {
    var outcome = Outcome()
    var random = Random(seed: .random(in: .min ... .max))
    let payload = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: arguments.size)
    while !stopping.isSet {
      let start = EventLoop.Instant.now
      let units = await unit(&random, payload)
      guard recording.isSet else { continue }
      if units > 0 {
        outcome.units += units
        outcome.durations.record((EventLoop.Instant.now.nanoseconds - start.nanoseconds) / 1_000)
      } else if !stopping.isSet {
        outcome.errors += 1
      }
    }
    return outcome
  }
}

/// What all threads of this process have used.
func processorSeconds() -> Double {
  var usage = rusage()
  getrusage(RUSAGE_SELF.rawValue, &usage)
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}
