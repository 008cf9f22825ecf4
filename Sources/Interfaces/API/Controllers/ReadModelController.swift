import HTTPServer
import JSON

/// What reads are answered from, as it is now.
public struct ReadModelState: Hashable, Sendable {
  /// Up to where in the change log reads show what was written, and where the log ends.
  public let position: Int64
  public let head: Int64
  /// One word: `following`.
  public let phase: String
  /// Whether reads are answered.
  public let answers: Bool
  /// Times that it was built anew since the program started.
  public let rebuilds: Int
  /// How much of one that is being built is there, 0 to 100; `nil` if none is.
  public let percent: Int?
  /// Why the last rebuild was given up; `nil` if it was not.
  public let failure: String?

  public init(
    position: Int64, head: Int64, phase: String, answers: Bool, rebuilds: Int, percent: Int?, failure: String?
  ) {
    self.position = position
    self.head = head
    self.phase = phase
    self.answers = answers
    self.rebuilds = rebuilds
    self.percent = percent
    self.failure = failure
  }
}

/// What an operator may ask of the read model.
public struct ReadModelUpkeep: Sendable {
  let state: @Sendable () -> ReadModelState
  let rebuild: @Sendable () -> Void

  /// - Parameter rebuild: has it built anew while it goes on answering; returns at once, and `state` tells from then on.
  public init(state: @escaping @Sendable () -> ReadModelState, rebuild: @escaping @Sendable () -> Void) {
    self.state = state
    self.rebuild = rebuild
  }
}

/// `GET /system/read-model` and `POST /system/rebuild`.
struct ReadModelController: Sendable {
  let upkeep: ReadModelUpkeep

  func add(to routes: inout Routes) {
    routes.on(.get, "/system/read-model", right: "system.read", show)
    routes.on(.post, "/system/rebuild", right: "system.write", rebuild)
  }

  func show(_ request: Request) -> Response { response(.ok) }

  /// 202: it has begun, and the other address tells how far it is.
  func rebuild(_ request: Request) -> Response {
    upkeep.rebuild()
    var response = response(.accepted)
    response.fields.append(.location, "\(StoreAPI.prefix)/system/read-model")
    return response
  }

  private func response(_ status: Status) -> Response {
    let state = upkeep.state()
    var json = JSONWriter()
    json.object {
      $0.member("position", state.position)
      $0.member("head", state.head)
      $0.member("lag", max(0, state.head - state.position))
      $0.member("phase", state.phase)
      $0.member("answers", state.answers)
      $0.member("rebuilds", state.rebuilds)
      $0.member("rebuilding", state.percent != nil)
      $0.member("percent", state.percent)
      $0.member("failure", state.failure)
    }
    var response = Response.json(json.bytes, status: status)
    response.fields.append(.cacheControl, "no-store")
    return response
  }
}
