internal import CMicroHTTPD
internal import Glibc

/// A connection's memory holds the request's head, what the library notes of it, what has been read beyond it, and the
/// answer's head. Where the last has no room the library closes the connection without a word.
extension Connection {
  /// What an answer's head may take in any case: a request that leaves less is refused.
  static let leastRoom = 2048

  /// Keeps the library from noting each field of the query and each cookie, which we read ourselves: where the memory
  /// ends among them, its 431 may get lost.
  ///
  /// Called before it reads them: it is shown an empty query, and takes the first field named Cookie for the only one.
  func keepLibraryFromNoting(_ query: Int?, of target: UnsafeBufferPointer<UInt8>) {
    if let query, query + 1 < target.count { UnsafeMutableBufferPointer(mutating: target)[query + 1] = 0 }
    MHD_set_connection_value_n(raw, .HEADER_KIND, NoCookie.name, NoCookie.nameCount, NoCookie.value, 0)
  }

  /// Bytes that are left for the answer's head once the request's is complete and its body, if any, is taken.
  func roomForAnswer() -> Int {
    let bytesOfNote = 64
    let count = Int(MHD_get_connection_values_n(raw, .HEADER_KIND, nil, nil))
    let notes = count * bytesOfNote + NoCookie.bytesBesideNote
    return daemon.configuration.connectionMemory - mhd_head_size(raw) - notes
  }

  /// Bytes of a body that may lie behind the head: the library reads into half of the memory first, then takes more in
  /// small steps.
  var mostReadAhead: Int {
    let memory = daemon.configuration.connectionMemory
    return max(memory / 2 - mhd_head_size(raw), memory / 16 < 1024 ? 128 : memory / 16)
  }

  /// Whether the response's head has room, with the fields that the library adds.
  func fits(_ response: Response, beside body: Int = 0) -> Bool {
    let bytesOfLibrary = 192
    return response.fields.storage.count + bytesOfLibrary + body <= exchange.room
  }

  /// Answers where not even the library's shortest head may have room. Not over TLS, where only the library can write.
  func answerWithoutLibrary(_ status: Status) {
    let head = "HTTP/1.1 \(status)\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    _ = head.utf8.withContiguousStorageIfAvailable { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
  }
}

/// The empty field that stands before a request's own, so that the library finds no cookie to note.
enum NoCookie {
  private static let texts: (name: StaticString, value: StaticString) = ("Cookie", "")

  /// Known by its place: the library hands out the very pointer that it was given.
  static var name: UnsafePointer<CChar> { UnsafeRawPointer(texts.name.utf8Start).assumingMemoryBound(to: CChar.self) }
  static let nameCount = texts.name.utf8CodeUnitCount
  static var value: UnsafePointer<CChar> { UnsafeRawPointer(texts.value.utf8Start).assumingMemoryBound(to: CChar.self) }
  /// What the library takes for it beside the note of the field: a copy of the value, and a note of an empty cookie.
  static let bytesBesideNote = 80
}
