import HTTPServer
import Imports

/// What the form of a file sent.
struct SentFile: Sendable {
  var kind: ImportKind?
  /// `nil` where no file was chosen.
  var name: String?
  let file: TemporaryFile

  /// Reads the form while it arrives, its file onto the disk.
  /// - Throws: `HTTPError` where the request is no such form, and what its reader throws.
  init(_ request: Request) async throws {
    guard var form = MultipartReader(request) else { throw HTTPError(.unsupportedMediaType) }
    file = try TemporaryFile()
    var field = ""
    var word: [UInt8] = []
    do {
      while let event = try await form.next() {
        switch event {
        case .part(let part):
          field = part.name
          if field == "file", let fileName = part.fileName, !fileName.isEmpty { name = String(fileName.suffix(200)) }
        case .bytes(let bytes) where field == "file":
          try file.append(bytes)
        case .bytes(let bytes) where field == "kind" && word.count < 64:
          word += bytes
        case .bytes: break
        }
      }
    } catch is MultipartError {
      throw HTTPError(.badRequest)
    }
    kind = ImportKind(rawValue: String(decoding: word, as: UTF8.self))
  }
}
