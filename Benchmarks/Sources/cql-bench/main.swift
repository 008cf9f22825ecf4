import CassandraClient
import EventLoops
import Foundation

// The benchmark that other drivers have too, over CassandraClient: one line of JSON. See Benchmarks/README.md.
let arguments = Arguments(Array(CommandLine.arguments.dropFirst()))
let loops = try LoopGroup(count: arguments.loops)
try loops.start()
do {
  try await CassandraSession.with(arguments.configuration, on: loops) { session in
    let bench = try await Bench(session, arguments)
    if arguments.workload == "held" { return try await bench.hold(on: loops) }
    try await bench.fill(on: loops)
    try await bench.run(on: loops)
  }
} catch {
  FileHandle.standardError.write(Data("cql-bench: \(error)\n".utf8))
  exit(1)
}
await loops.shutdown()
