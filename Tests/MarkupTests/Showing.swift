import Markup

extension HTML {
  /// The piece as text, to compare with.
  var shown: String { String(decoding: rendered(), as: UTF8.self) }
}
