extension Request {
  /// What a request holds. Checked by hand: written only by the one reference there is, see `Request.change`.
  final class Storage: @unchecked Sendable {  // value semantics: never written while shared
    var method: Method
    var target: String
    var path: Path
    var query: URLEncodedValues
    var fields: Fields
    var body: [UInt8] = []
    /// The body where the handler reads it while it arrives.
    var upload: UploadStream?
    var parameters = PathParameters()
    var routing: Routing?
    var peer = ""
    var id = ""
    var values: [ObjectIdentifier: any Sendable] = [:]

    init(method: Method, target: String, fields: Fields) {
      self.method = method
      self.target = target
      self.fields = fields
      let text = target.utf8
      if let mark = text.firstIndex(of: UInt8(ascii: "?")) {
        path = Path(String(target[..<mark]))
        query = URLEncodedValues(String(target[text.index(after: mark)...]))
      } else {
        path = Path(target)
        query = URLEncodedValues("")
      }
    }

    private init(copying other: Storage) {
      method = other.method
      target = other.target
      path = other.path
      query = other.query
      fields = other.fields
      body = other.body
      upload = other.upload
      parameters = other.parameters
      routing = other.routing
      peer = other.peer
      id = other.id
      values = other.values
    }

    func copy() -> Storage { Storage(copying: self) }
  }
}
