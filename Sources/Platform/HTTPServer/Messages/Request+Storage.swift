extension Request {
  /// What a request holds; written only by the one reference there is, see `Request.change`.
  final class Storage: @unchecked Sendable {  // value semantics: never written while shared
    var method: Method
    let target: String
    /// How many bytes of the target are its path.
    private let pathCount: Int
    var fields: Fields
    var body: [UInt8] = []
    /// The body where the handler reads it while it arrives.
    var upload: UploadStream?
    var routing: Routing?
    /// The segments that the route's path captures, decoded.
    var captured: [String] = []
    var peer = ""
    var id = ""
    private(set) var values: [ObjectIdentifier: any Sendable]?

    /// - Parameter pathCount: how many bytes of the target are its path.
    init(method: Method, target: String, pathCount: Int, fields: Fields) {
      self.method = method
      self.target = target
      self.pathCount = pathCount
      self.fields = fields
    }

    private init(copying other: Storage) {
      method = other.method
      target = other.target
      pathCount = other.pathCount
      fields = other.fields
      body = other.body
      upload = other.upload
      routing = other.routing
      captured = other.captured
      peer = other.peer
      id = other.id
      values = other.values
    }

    func copy() -> Storage { Storage(copying: self) }

    var path: Path {
      let text = target.utf8
      return Path(pathCount == text.count ? target : String(Substring(text.prefix(pathCount))))
    }

    var query: URLEncodedValues {
      URLEncodedValues(String(Substring(target.utf8.dropFirst(pathCount + 1))))
    }

    func set(_ value: (any Sendable)?, for key: ObjectIdentifier) {
      values = values ?? [:]
      values?[key] = value
    }
  }
}
