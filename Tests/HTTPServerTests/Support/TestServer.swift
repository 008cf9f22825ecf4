import EventLoops
import HTTPServer

/// Runs `body` against a server on a port of its own, and drains the server afterwards.
func withServer<Value>(
  _ application: Application, loops count: Int = 1,
  _ configuration: HTTPServer.Configuration = .patient, _ body: (HTTPServer) async throws -> Value
) async throws -> Value {
  let loops = try LoopGroup(count: count)
  try loops.start()
  let server = try HTTPServer(
    on: loops, address: .loopback(port: 0), configuration: configuration, application: application)
  let result: Result<Value, any Error>
  do { result = .success(try await body(server)) } catch { result = .failure(error) }
  await server.drain(within: .zero)
  await loops.shutdown()
  return try result.get()
}

extension HTTPServer.Configuration {
  /// Has no deadline that a test could be past because the machine is busy. Those of deadlines set their own.
  static var patient: HTTPServer.Configuration {
    var configuration = HTTPServer.Configuration()
    configuration.headDeadline = .seconds(3_600)
    configuration.bodyDeadline = .seconds(3_600)
    configuration.replyDeadline = .seconds(3_600)
    configuration.idleDeadline = .seconds(3_600)
    return configuration
  }
}

extension Application {
  /// An application with these routes only.
  static func with(_ build: (inout Routes) -> Void) -> Application {
    var routes = Routes()
    build(&routes)
    return Application(routes: routes)
  }
}

/// 8 MiB, more than the system holds for a client that does not read.
let largeBody = SharedBytes(repeatElement(120, count: 8 << 20))

/// Waits until `condition` holds; a few minutes at most, which is a guard against a hang and no measure.
func eventually(_ condition: () -> Bool) async throws -> Bool {
  for _ in 0..<30_000 {
    if condition() { return true }
    try await Task.sleep(for: .milliseconds(10))
  }
  return condition()
}
