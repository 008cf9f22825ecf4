import Queries

extension Language {
  /// The language that an Accept-Language field (RFC 9110 §12.5.4) likes best; of several alike, the first named.
  /// - Returns: `nil` where it names none that pages are written in.
  init?(accepted field: String) {
    var best: (language: Language, weight: Int)?
    for range in field.split(separator: ",").prefix(20) {
      let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard let tag = parts.first, let language = Language(tag: tag) else { continue }
      let weight = parts.dropFirst().first.map(Self.weight) ?? 1_000
      if weight > best?.weight ?? 0 { best = (language, weight) }
    }
    guard let best else { return nil }
    self = best.language
  }

  /// `fr` and `fr-CA` are French.
  private init?(tag: String) {
    self.init(rawValue: tag.prefix { $0 != "-" }.lowercased())
  }

  /// `q=0.8` in thousandths; what is no weight counts as none.
  private static func weight(_ parameter: String) -> Int {
    let text = parameter.lowercased()
    guard text.hasPrefix("q="), let whole = text.dropFirst(2).first?.wholeNumberValue, whole <= 1 else { return 0 }
    let fraction = text.dropFirst(4).prefix(3)
    let padded = fraction + String(repeating: "0", count: 3 - fraction.count)
    return whole == 1 ? 1_000 : Int(padded) ?? 0
  }
}
