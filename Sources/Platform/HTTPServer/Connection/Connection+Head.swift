internal import CMicroHTTPD
internal import Glibc

extension Connection {
  /// The head is complete: checks it, finds its route, and refuses what must not go on.
  ///
  /// An answer given here, before the body has been read, makes the library close the connection afterwards.
  func headArrived(_ method: UnsafePointer<CChar>, _ version: UnsafePointer<CChar>) -> Bool {
    let target = target
    self.target = nil
    exchange.room = roomForAnswer()
    guard let target, let (head, fields) = readHead(method, target, version) else { return refuse(.badRequest) }
    let name = Method(method)
    guard let target = parsed(target, for: name) else { return refuse(.badRequest) }
    if exchange.room < Self.leastRoom { return refuse(.headerFieldsTooLarge) }

    let storage = routed(
      Request.Storage(method: name, target: target.text, pathCount: target.pathCount, fields: fields))
    if head.hasUnknownExpectation { return refuse(.expectationFailed, storage) }
    let matched = storage.routing?.matched
    exchange.bodyLimit = matched?.bodyLimit ?? Route.defaultBodyLimit
    if let length = head.length, length > exchange.bodyLimit { return refuse(.contentTooLarge, storage) }

    countRequest()
    let hasBody = head.isChunked || head.length ?? 0 > 0
    if hasBody && matched?.streamsBody == true { return beginUpload(storage) }
    request = storage
    enter(.body)
    return true
  }

  private func parsed(_ target: UnsafeBufferPointer<UInt8>, for method: Method) -> RequestTarget? {
    guard let targetWithQuery = targetWithQuery.take() else { return RequestTarget(target, for: method) }
    return targetWithQuery.withUnsafeBufferPointer { RequestTarget($0, for: method) }
  }

  private func countRequest() {
    exchange.isCounted = true
    daemon.counters.requests.count()
    daemon.counters.requestsInFlight.count()
  }

  private func readHead(
    _ method: UnsafePointer<CChar>, _ target: UnsafeBufferPointer<UInt8>, _ version: UnsafePointer<CChar>
  ) -> (HeadReader, Fields)? {
    let versionCount = strlen(version)
    let isOld = versionCount == 8 && version[7] == CChar(bitPattern: UInt8(ascii: "0"))
    var head: (reader: HeadReader, fields: Fields)
    if LibraryVersion.isLenient {
      // The same holds of the request line's words: one byte, the blank, lies between them.
      guard Self.follows(method, target), Self.follows(target, version) else { return nil }
      let start = UnsafeRawPointer(version + versionCount + 2).assumingMemoryBound(to: UInt8.self)
      let end = UnsafeRawPointer(method + mhd_head_size(raw)).assumingMemoryBound(to: UInt8.self)
      head = HeadReader.read(raw, from: start, to: end)
    } else {
      head = HeadReader.read(raw, from: nil, to: nil)
    }
    return head.reader.isSound(version: isOld ? .http10 : .http11) ? head : nil
  }

  private static func follows(_ word: UnsafePointer<CChar>, _ next: UnsafeBufferPointer<UInt8>) -> Bool {
    UnsafeRawPointer(word + strlen(word) + 1) == next.baseAddress.map { UnsafeRawPointer($0) }
  }

  private static func follows(_ word: UnsafeBufferPointer<UInt8>, _ next: UnsafePointer<CChar>) -> Bool {
    word.baseAddress.map { UnsafeRawPointer($0 + word.count + 1) } == UnsafeRawPointer(next)
  }

  private func routed(_ storage: Request.Storage) -> Request.Storage {
    storage.peer = peer
    (storage.routing, storage.captured) = daemon.application.router.route(storage.method, storage.path)
    return storage
  }
}

extension Method {
  /// The method of a request line.
  fileprivate init(_ text: UnsafePointer<CChar>) {
    if strcmp(text, "GET") == 0 { self = .get } else { self.init(rawValue: String(cString: text)) }
  }
}
