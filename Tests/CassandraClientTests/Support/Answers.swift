import CQLProtocol
import EventLoops

@testable import CassandraClient

/// Waits for the answers to requests, and keeps what became of each.
final class Answers: ResponseHandler, @unchecked Sendable {  // the stream takes from any thread
  /// What became of a request.
  enum Outcome: Sendable {
    case answer(tag: Int, Result<CQLResponse, CQLProtocolError>)
    case lost(tag: Int, CassandraError.Kind)
  }

  private let outcomes: AsyncStream<Outcome>
  private let found: AsyncStream<Outcome>.Continuation

  init() { (outcomes, found) = AsyncStream.makeStream() }

  func received(_ envelope: Envelope, from connection: NodeConnection, tag: Int) {
    let body = Result { () throws(CQLProtocolError) in try envelope.response().body }
    found.yield(.answer(tag: tag, body))
  }

  func lost(_ connection: NodeConnection, _ reason: CassandraError.Kind, tag: Int) {
    found.yield(.lost(tag: tag, reason))
  }

  /// What became of the next request that anything becomes of.
  func next() async -> Outcome? {
    for await outcome in outcomes { return outcome }
    return nil
  }

  /// All that became of requests and was not asked for yet. There is nothing more afterwards.
  func rest() async -> [Outcome] {
    found.finish()
    var rest: [Outcome] = []
    for await outcome in outcomes { rest.append(outcome) }
    return rest
  }
}

extension Answers.Outcome: CustomStringConvertible {
  /// Short enough to be compared with.
  var description: String {
    switch self {
    case .answer(let tag, .success(.result(.void))): "\(tag): done"
    case .answer(let tag, .success(.error(let error))): "\(tag): \(error.message)"
    case .answer(let tag, .success(let response)): "\(tag): \(response.opcode)"
    case .answer(let tag, .failure): "\(tag): malformed"
    case .lost(let tag, let reason): "\(tag): \(reason.name)"
    }
  }
}

extension CassandraError.Kind {
  /// Which kind it is, with the network's code or the node's words where it has them.
  var name: String {
    switch self {
    case .server(let error): "server: \(error.message)"
    case .timedOut: "timed out"
    case .notSent: "not sent"
    case .noNodeAvailable: "no node available"
    case .overloaded: "overloaded"
    case .connectionLost(let error): "connection lost" + (error.map { ": \($0.code)" } ?? "")
    case .cannotConnect(let error): "cannot connect: \(error.code)"
    case .authentication(let problem): "authentication: \(problem)"
    case .configuration(let problem): "configuration: \(problem)"
    case .malformed: "malformed"
    case .closed: "closed"
    default: description
    }
  }
}

/// Which kind of error a body throws; nil if none. Other errors than the client's are told by their own description.
func failureName(of body: () async throws -> some Any) async -> String? {
  do {
    _ = try await body()
    return nil
  } catch let error as CassandraError {
    return error.kind.name
  } catch Handshake.Failure.versionRefused {
    return "version refused"
  } catch {
    return "\(error)"
  }
}
