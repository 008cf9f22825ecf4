/// One request, a value. A copy costs one reference count; changing a copy leaves the original as it was.
public struct Request: Sendable {
  private var storage: Storage

  /// A request made by hand, as a test does.
  /// - Parameter target: path and query as on the request line, "/orders?page=2".
  public init(_ method: Method = .get, _ target: String, fields: Fields = Fields(), body: [UInt8] = []) {
    let pathCount = target.utf8.firstIndex(of: UInt8(ascii: "?")).map {
      target.utf8.distance(from: target.startIndex, to: $0)
    }
    storage = Storage(method: method, target: target, pathCount: pathCount ?? target.utf8.count, fields: fields)
    storage.body = body
  }

  init(_ storage: Storage) {
    self.storage = storage
  }

  public var method: Method {
    get { storage.method }
    set { change { $0.method = newValue } }
  }

  /// The target as it came: path and query.
  public var target: String { storage.target }

  public var path: Path { storage.path }

  /// What follows the question mark.
  public var query: URLEncodedValues { storage.query }

  public var fields: Fields {
    get { storage.fields }
    set { change { $0.fields = newValue } }
  }

  /// The body, collected up to its route's limit; empty where the route asks for a stream.
  public var body: [UInt8] {
    get { storage.body }
    set { change { $0.body = newValue } }
  }

  /// The body in pieces as they arrive where the route asks for a stream, else in one piece.
  public var bodyStream: RequestBody {
    RequestBody(source: storage.upload.map { .upload($0) } ?? .bytes(storage.body))
  }

  /// The path's captures by name: `request.parameters["id"]` on "/orders/{id}".
  public var parameters: PathParameters {
    PathParameters(names: storage.routing?.matched?.captures ?? [], values: storage.captured)
  }

  /// The client's address, "127.0.0.1" or "::1"; "" for a request made by hand.
  public var peer: String {
    get { storage.peer }
    set { change { $0.peer = newValue } }
  }

  /// Names the request in logs; "" until a middleware sets it.
  public var id: String {
    get { storage.id }
    set { change { $0.id = newValue } }
  }

  /// The route that will answer, known to every middleware; nil where none matches.
  public var route: Route? { storage.routing?.matched?.route }

  /// What a middleware leaves for those after it, by a key type of its own.
  public subscript<Key: RequestKey>(key: Key.Type) -> Key.Value? {
    get { storage.values?[ObjectIdentifier(key)] as? Key.Value }
    set { change { $0.set(newValue, for: ObjectIdentifier(key)) } }
  }

  var routing: Routing? { storage.routing }

  var matched: MatchedRoute? { storage.routing?.matched }

  var isRouted: Bool { storage.routing != nil }

  /// The request with what the router found.
  func routed(by router: Router) -> Request {
    var copy = self
    copy.change { ($0.routing, $0.captured) = router.route($0.method, $0.path) }
    return copy
  }

  private mutating func change(_ body: (Storage) -> Void) {
    if !isKnownUniquelyReferenced(&storage) { storage = storage.copy() }
    body(storage)
  }
}
