public import CQLProtocol

/// What a node does about a request.
public struct FakeReaction: Sendable {
  indirect enum Kind: Sendable {
    case normally
    case respond(any MessageBody)
    case rows(FakeRows, pagingState: [UInt8]?)
    case pages(FakeRows)
    case delay(Duration, FakeReaction)
    case hold(FakeGate, FakeReaction)
    case drop
    case close
    case reset
    case raw([UInt8])
    case all([FakeReaction])
    case decide(@Sendable (FakeRequest) -> FakeReaction)
    case onStream(Int16, FakeReaction)
    case with(MessageContext, FakeReaction)
  }

  let kind: Kind

  private init(_ kind: Kind) { self.kind = kind }

  /// It does what it would do without a rule.
  public static let normally = FakeReaction(.normally)
  /// It answers with that message.
  public static func respond(_ message: any MessageBody) -> FakeReaction { FakeReaction(.respond(message)) }
  /// It answers that it is done.
  public static let void = respond(ResultResponse.void)
  /// It answers with an error.
  public static func error(_ error: ServerError) -> FakeReaction { respond(error) }
  /// It answers with an error of that kind.
  public static func error(_ kind: ServerError.Kind, _ message: String = "as scripted") -> FakeReaction {
    respond(ServerError(kind, message))
  }

  /// It answers with rows, all at once. Their columns are left out where the request says that it knows them.
  ///
  /// - Parameter pagingState: where the page is said to end; more is said to follow then.
  public static func rows(_ rows: FakeRows, pagingState: [UInt8]? = nil) -> FakeReaction {
    FakeReaction(.rows(rows, pagingState: pagingState))
  }

  /// It answers with rows of columns with these names and types; see ``rows(_:pagingState:)``.
  public static func rows(
    _ columns: KeyValuePairs<String, CQLType>, _ rows: [[CQLValue]] = [], pagingState: [UInt8]? = nil
  ) -> FakeReaction { .rows(FakeRows(columns, rows), pagingState: pagingState) }

  /// It answers with as many of the rows as the request asks for at a time, from where it says.
  public static func pages(_ rows: FakeRows) -> FakeReaction { FakeReaction(.pages(rows)) }

  /// It waits by the node's clock, then reacts.
  public static func delay(_ delay: Duration, then reaction: FakeReaction = .normally) -> FakeReaction {
    FakeReaction(.delay(delay, reaction))
  }

  /// It waits until the test opens the gate, then reacts.
  public static func hold(_ gate: FakeGate, then reaction: FakeReaction = .normally) -> FakeReaction {
    FakeReaction(.hold(gate, reaction))
  }

  /// It never answers.
  public static let drop = FakeReaction(.drop)
  /// It closes the connection in good order, once what it said before has left.
  public static let close = FakeReaction(.close)
  /// It breaks the connection off.
  public static let reset = FakeReaction(.reset)
  /// It sends these bytes as they are, whether they are a message, part of one or none.
  public static func raw(_ bytes: [UInt8]) -> FakeReaction { FakeReaction(.raw(bytes)) }

  /// It answers with a message whose body is these bytes, well or badly formed; all around them is in order.
  public static func body(_ opcode: Opcode, _ bytes: [UInt8]) -> FakeReaction {
    respond(RawMessage(opcode: opcode, body: bytes))
  }

  /// It does all of that, one after the other.
  public static func all(_ reactions: FakeReaction...) -> FakeReaction { FakeReaction(.all(reactions)) }

  /// It does what the closure says, which is called on the node's loop.
  public static func decide(_ reaction: @escaping @Sendable (FakeRequest) -> FakeReaction) -> FakeReaction {
    FakeReaction(.decide(reaction))
  }

  /// The same, but answers go to another stream than the request's.
  public func onStream(_ stream: Int16) -> FakeReaction { FakeReaction(.onStream(stream, self)) }

  /// The same, and answers come with that.
  public func with(
    warnings: [String] = [], tracingID: CQLUUID? = nil, payload: [String: [UInt8]?] = [:]
  ) -> FakeReaction {
    FakeReaction(.with(MessageContext(tracingID: tracingID, warnings: warnings, payload: payload), self))
  }

  /// The same, twice.
  public var twice: FakeReaction { .all(self, self) }
}
