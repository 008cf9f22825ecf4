import CassandraClientTesting
import EventLoops
import Glibc

// A node without tables, for what a client costs by itself: `cql-fake [held]` prints its port, and serves until it is
// ended. With `held` it answers no EXECUTE.
let loops = try LoopGroup(count: 1)
try loops.start()
var settings = FakeNodeSettings()
settings.remembersRequests = false
let node = try await FakeNode(on: loops.next(), settings: settings)
try node.answer()
if CommandLine.arguments.dropFirst().first == "held" { node.on(.execute, .drop) }
print(node.address.port)
fflush(nil)
let signals = try await loops.next().signals(.terminate, .interrupt)
for await _ in signals { break }
await node.stop()
await loops.shutdown()
