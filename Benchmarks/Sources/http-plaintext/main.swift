import EventLoops
import Foundation
import HTTPServer

// The cheapest answer HTTPServer can give, on one loop: `http-plaintext PORT`.
guard let port = CommandLine.arguments.dropFirst().first.flatMap(UInt16.init) else {
  FileHandle.standardError.write(Data("usage: http-plaintext PORT\n".utf8))
  exit(2)
}
var routes = Routes()
let hello = SharedBytes(Array("Hello, World!".utf8))
routes.on(.get, "/") { _ in Response(type: "text/plain; charset=utf-8", body: .shared(hello)) }

let loops = try LoopGroup(count: 1)
try loops.start()
let server = try HTTPServer(on: loops, address: .loopback(port: port), application: Application(routes: routes))
let signals = try await loops.next().signals(.terminate, .interrupt)
for await _ in signals { break }
await server.drain(within: .seconds(5))
await loops.shutdown()
