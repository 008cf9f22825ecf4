import CQLProtocol
import CassandraClient
import Testing

@Suite("The standard retry policy")
struct RetryPolicyTests {
  /// A failure, and what follows from it.
  struct Rule: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let cause: FailedRequest.Cause
    /// What is decided by whether the request may be repeated and how often it was.
    let expected: @Sendable (_ isIdempotent: Bool, _ retries: Int) -> RetryDecision

    init(
      _ description: String, _ cause: FailedRequest.Cause,
      _ expected: @escaping @Sendable (_ isIdempotent: Bool, _ retries: Int) -> RetryDecision
    ) {
      testDescription = description
      self.cause = cause
      self.expected = expected
    }

    init(
      _ description: String, _ kind: ServerError.Kind,
      _ expected: @escaping @Sendable (_ isIdempotent: Bool, _ retries: Int) -> RetryDecision
    ) {
      self.init(description, .server(ServerError(kind, "")), expected)
    }
  }

  static let rules: [Rule] = [
    Rule("not sent", .notSent) { _, _ in .nextNode },
    Rule("connection lost", .connectionLost) { isIdempotent, _ in isIdempotent ? .nextNode : .fail },
    Rule("unavailable", .unavailable(.quorum, required: 2, alive: 1)) { _, retries in retries == 0 ? .nextNode : .fail
    },
    Rule("bootstrapping", .bootstrapping) { _, _ in .nextNode },
    Rule("overloaded", .overloaded, laterElsewhere),
    Rule("server error", .server, laterElsewhere),
    Rule("truncation", .truncation, laterElsewhere),
    Rule("read timeout without data", readTimeout(received: 2, hasData: false)) { _, retries in
      retries == 0 ? .sameNode : .fail
    },
    Rule("read timeout, more than enough, without data", readTimeout(received: 3, hasData: false)) { _, retries in
      retries == 0 ? .sameNode : .fail
    },
    Rule("read timeout with data", readTimeout(received: 2, hasData: true), never),
    Rule("read timeout with too few", readTimeout(received: 1, hasData: false), never),
    Rule("read timeout with too few and data", readTimeout(received: 1, hasData: true), never),
    Rule("write timeout of a batch log", writeTimeout(.batchLog)) { isIdempotent, retries in
      isIdempotent && retries == 0 ? .sameNode : .fail
    },
    Rule("write timeout of a batch", writeTimeout(.batch), never),
    Rule("write timeout", writeTimeout(.simple), never),
    Rule("write timeout of an unlogged batch", writeTimeout(.unloggedBatch), never),
    Rule("write timeout of a counter", writeTimeout(.counter), never),
    Rule("write timeout of a condition", writeTimeout(.conditional), never),
    Rule("write timeout of a view", writeTimeout(.view), never),
    Rule("write timeout of change capture", writeTimeout(.changeCapture), never),
    Rule("write timeout of what is not known", writeTimeout(.other("NEW")), never),
    Rule("condition unknown", .conditionUnknown(responses(1)), never),
    Rule("read failure", .readFailure(ReadFailure(responses(2), ReplicaFailures(count: 1), hasData: false)), never),
    Rule("write failure", .writeFailure(WriteFailure(responses(1), ReplicaFailures(count: 1), .simple)), never),
    Rule("function failure", .functionFailure(keyspace: "ks", function: "f", arguments: []), never),
    Rule("change capture failure", .changeCaptureFailure, never),
    Rule("unprepared", .unprepared(id: [1]), never),
    Rule("syntax", .syntax, never),
    Rule("invalid", .invalid, never),
    Rule("unauthorized", .unauthorized, never),
    Rule("configuration", .configuration, never),
    Rule("already exists", .alreadyExists(keyspace: "ks", table: "t"), never),
    Rule("protocol violation", .protocolViolation, never),
    Rule("bad credentials", .badCredentials, never),
    Rule("a code not known", .other(0x7777), never),
  ]

  static let attempts: [(isIdempotent: Bool, retries: Int)] = [
    (false, 0), (false, 1), (false, 4), (true, 0), (true, 1), (true, 4),
  ]

  @Test("Each failure has its decision (case 33)", arguments: rules, attempts)
  func matrix(rule: Rule, attempt: (isIdempotent: Bool, retries: Int)) {
    let failure = FailedRequest(
      rule.cause, isIdempotent: attempt.isIdempotent, isConditional: false, retries: attempt.retries)
    #expect(StandardRetryPolicy().decision(about: failure) == rule.expected(attempt.isIdempotent, attempt.retries))
  }

  @Test(
    "A conditional request goes elsewhere only where it was surely not executed (case 33)", arguments: rules, attempts)
  func conditional(rule: Rule, attempt: (isIdempotent: Bool, retries: Int)) {
    let failure = FailedRequest(
      rule.cause, isIdempotent: attempt.isIdempotent, isConditional: true, retries: attempt.retries)
    let isSurelyUndone = ["not sent", "bootstrapping"].contains(rule.testDescription)
    #expect(StandardRetryPolicy().decision(about: failure) == (isSurelyUndone ? .nextNode : .fail))
  }

  @Test("Pauses double up to the longest")
  func pauses() {
    func pause(_ retries: Int, _ policy: StandardRetryPolicy) -> RetryDecision {
      let cause = FailedRequest.Cause.server(ServerError(.overloaded, ""))
      return policy.decision(about: FailedRequest(cause, isIdempotent: true, isConditional: false, retries: retries))
    }
    let policy = StandardRetryPolicy(pause: .milliseconds(100), longestPause: .seconds(1))
    #expect(
      (0...5).map { pause($0, policy) }
        == [100, 200, 400, 800, 1_000, 1_000].map { .nextNode(after: .milliseconds($0)) })
    #expect(pause(.max, policy) == .nextNode(after: .seconds(1)))
    #expect(pause(.max, StandardRetryPolicy(pause: .zero)) == .nextNode)
    #expect(
      pause(0, StandardRetryPolicy(pause: .seconds(9), longestPause: .seconds(1))) == .nextNode(after: .seconds(1)))
  }

  private static let never: @Sendable (Bool, Int) -> RetryDecision = { _, _ in .fail }

  private static let laterElsewhere: @Sendable (Bool, Int) -> RetryDecision = { isIdempotent, retries in
    isIdempotent ? .nextNode(after: .milliseconds(20 << retries)) : .fail
  }

  private static func responses(_ received: Int) -> ReplicaResponses {
    ReplicaResponses(.quorum, received: received, required: 2)
  }

  private static func readTimeout(received: Int, hasData: Bool) -> ServerError.Kind {
    .readTimeout(ReadTimeout(responses(received), hasData: hasData))
  }

  private static func writeTimeout(_ type: WriteType) -> ServerError.Kind {
    .writeTimeout(WriteTimeout(responses(1), type))
  }
}
