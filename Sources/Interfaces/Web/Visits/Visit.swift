import HTTPServer
import Queries

/// What a request says of its visitor: the language and colours, and where they are.
struct Visit: Sendable {
  let language: Language
  let theme: Theme
  /// Where to come back to.
  let address: LocalAddress
  /// What follows the question mark, but for the language, as it was sent.
  let query: String
  /// Whether this request chose the language, so that the answer remembers it.
  let choseLanguage: Bool
  /// What the page says of the form that led to it.
  let notice: Notice?
  /// From where in the change log pages must show what the visitor has written.
  let position: Int64?

  /// - Parameters:
  ///   - request: `nil` where it could not be read.
  ///   - preferred: the language of visitors who name none that pages are written in.
  init(_ request: Request?, preferred: Language) {
    let chosen = request?.query["lang"].flatMap(Language.init(rawValue:))
    choseLanguage = chosen != nil
    language =
      chosen ?? request?.cookie(Preference.language).flatMap(Language.init(rawValue:))
      ?? request?.fields[.acceptLanguage].flatMap(Language.init(accepted:)) ?? preferred
    theme = request?.cookie(Preference.theme).flatMap(Theme.init(rawValue:)) ?? .auto
    notice = request?.cookie(Notice.cookieName).flatMap(Notice.init(rawValue:))
    position = request?.cookie(WrittenPosition.cookieName).flatMap { Int64($0) }
    let canReturn = request?.method == .get || request?.method == .head
    address = (canReturn ? request.flatMap { LocalAddress($0.target) } : nil) ?? .home
    query = Self.withoutLanguage(request?.query.raw ?? "")
  }

  /// The address of this page in another language, relative to where the visitor is.
  func address(in language: Language) -> String {
    "?\(query.isEmpty ? "" : "\(query)&")lang=\(language.rawValue)"
  }

  private static func withoutLanguage(_ query: String) -> String {
    query.split(separator: "&").filter { $0 != "lang" && !$0.hasPrefix("lang=") }.joined(separator: "&")
  }
}
