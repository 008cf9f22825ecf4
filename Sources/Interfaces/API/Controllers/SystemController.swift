import HTTPServer
import JSON

/// Something that the store depends on, as it is now.
public struct ReadinessPart: Hashable, Sendable {
  /// In snake case: `read_model`.
  public let name: String
  public let isReady: Bool
  /// What an operator wants to know: how far it is behind, or why it is not ready.
  public let detail: String

  public init(_ name: String, isReady: Bool, detail: String) {
    self.name = name
    self.isReady = isReady
    self.detail = detail
  }
}

/// `/health`, `/ready` and `/metrics`: for whatever watches over the program.
struct SystemController: Sendable {
  let readiness: @Sendable () async -> [ReadinessPart]
  let metrics: @Sendable () -> String

  func add(to routes: inout Routes) {
    routes.on(.get, "/health", health)
    routes.on(.get, "/ready", ready)
    routes.on(.get, "/metrics", right: "metrics.read", scrape)
  }

  /// That the program answers at all.
  func health(_ request: Request) -> Response { .fresh(.json(Array(#"{"status":"up"}"#.utf8))) }

  /// 503 while a part is not ready, so that a balancer sends requests elsewhere.
  func ready(_ request: Request) async -> Response {
    let parts = await readiness()
    let isReady = parts.allSatisfy(\.isReady)
    var json = JSONWriter()
    json.object {
      $0.member("status", Self.word(isReady))
      $0.object("parts") {
        for part in parts {
          $0.object(part.name) {
            $0.member("status", Self.word(part.isReady))
            $0.member("detail", part.detail)
          }
        }
      }
    }
    return .fresh(.json(json.bytes, status: isReady ? .ok : .serviceUnavailable))
  }

  func scrape(_ request: Request) -> Response {
    .fresh(Response(type: "text/plain; version=0.0.4; charset=utf-8", body: .bytes(Array(metrics().utf8))))
  }

  private static func word(_ isReady: Bool) -> String { isReady ? "ready" : "not_ready" }
}

extension Response {
  /// The same, never to be kept by a cache.
  fileprivate static func fresh(_ response: Response) -> Response {
    var response = response
    response.fields.append(.cacheControl, "no-store")
    return response
  }
}
