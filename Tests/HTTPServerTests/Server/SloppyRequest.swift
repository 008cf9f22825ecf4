import HTTPServer
import Testing

/// A request as a hostile or sloppy client might send it, and what must come of it.
struct SloppyRequest: Sendable, CustomTestStringConvertible {
  /// What becomes of the connection.
  enum Fate { case open, closed }

  let name: String
  let bytes: [UInt8]
  /// The statuses of the answers, interim ones included.
  let statuses: [Int]
  let fate: Fate
  /// What is sent once those answers have come, where they are interim.
  var continuation = ""
  var isHead = false

  var testDescription: String { name }

  init(_ name: String, _ request: String, _ statuses: [Int], _ fate: Fate) {
    self.name = name
    bytes = Array(request.utf8)
    self.statuses = statuses
    self.fate = fate
  }

  func head() -> SloppyRequest {
    var copy = self
    copy.isHead = true
    return copy
  }

  func then(_ continuation: String) -> SloppyRequest {
    var copy = self
    copy.continuation = continuation
    return copy
  }

  /// A request of which libmicrohttpd before 1.0 lets us see nothing that we could refuse, and which 1.0 refuses.
  static func knownLenient(_ name: String, _ request: String, _ statuses: [Int], _ fate: Fate) -> SloppyRequest {
    LibraryVersion.isLenient
      ? SloppyRequest(name, request, statuses, fate) : SloppyRequest(name, request, [400], .closed)
  }
}
