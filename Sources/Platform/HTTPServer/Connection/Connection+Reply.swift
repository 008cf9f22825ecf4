internal import CMicroHTTPD

extension Connection {
  /// Refuses a request before any handler saw it, and closes the connection afterwards.
  func refuse(_ status: Status, _ storage: Request.Storage? = nil) -> Bool {
    daemon.counters.requestsRefused.count()
    let request = (storage ?? request).map { Request($0) }
    var response = daemon.application.refuse(status, request)
    response.fields[.connection] = "close"
    if !fits(response, beside: mostReadAhead) { response = Response(status, fields: [.connection: "close"]) }
    if daemon.configuration.tls == nil && !fits(response, beside: mostReadAhead) {
      answerWithoutLibrary(status)
      return false
    }
    queue(response, to: request)
    return true
  }

  /// Answers with 500 where the answer's head has no room.
  func answer(_ response: Response, to request: Request?) {
    queue(fits(response) ? response : Response(.internalServerError, fields: [.connection: "close"]), to: request)
  }

  /// Hands the library the answer, which it sends when it runs. The handler's task must feed `exchange.reply`, if any.
  @inline(never)  // inlined, its locals would live in the frame of every request's task
  private func queue(_ response: Response, to request: Request?) {
    enter(.replying)
    exchange.isHead = request?.method == .head
    guard let body = make(response.body) else {
      if case .file = response.body { answer(daemon.application.refuse(.notFound, request).withoutFile, to: request) }
      return
    }
    defer { MHD_destroy_response(body) }
    addFields(of: response, to: body)
    let status = (200..<600).contains(response.status.rawValue) ? response.status : .internalServerError
    MHD_queue_response(raw, UInt32(status.rawValue), body)
  }

  /// The library's response for a body; nil for a file that cannot be opened.
  private func make(_ body: Response.Body) -> OpaquePointer? {
    switch body {
    case .none: return LibraryResponse.make([])
    case .bytes(let bytes): return LibraryResponse.make(bytes)
    case .shared(let bytes): return LibraryResponse.make(bytes)
    case .file(let path):
      exchange.isLong = true
      return LibraryResponse.make(file: path)
    case .stream(let source):
      exchange.isLong = true
      let stream = ResponseStream(source, for: self)
      if exchange.isHead { return LibraryResponse.make(headOf: stream) }
      exchange.reply = stream
      return LibraryResponse.make(stream)
    }
  }

  private func addFields(of response: Response, to body: OpaquePointer) {
    response.fields.visit { field in
      if !field.isFraming { LibraryResponse.add(field, to: body) }
      return true
    }
    if daemon.isDraining { MHD_add_response_header(body, "Connection", "close") }
  }
}

extension Fields.View {
  /// Whether it is one of the fields that the server itself sets.
  fileprivate var isFraming: Bool {
    switch name.count {
    case 4: name.equals("date")
    case 14: name.equals("content-length")
    case 17: name.equals("transfer-encoding")
    default: false
    }
  }
}

extension Response {
  /// The response without its body where that is a file.
  fileprivate var withoutFile: Response {
    if case .file = body { Response(status, fields: fields) } else { self }
  }
}
