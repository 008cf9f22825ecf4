import Domain
import HTTPServer
import Queries

/// What a visitor said with the period picker.
enum PeriodChoice: Hashable, Sendable {
  case preset(PeriodPreset)
  /// Days as they were typed; an empty text leaves that end open.
  case days(from: String, to: String)

  /// - Returns: `nil` where the address names no period.
  /// - Throws: `StoreError.outOfRange`, naming `period`, for a word that no picker sends.
  init?(_ query: URLEncodedValues) throws(StoreError) {
    if let name = query["period"] {
      guard let preset = PeriodPreset(rawValue: name) else {
        throw .outOfRange(field: "period", allowed: PeriodPreset.allCases.map(\.rawValue).joined(separator: ", "))
      }
      self = .preset(preset)
    } else {
      let (from, to) = (query["from"] ?? "", query["to"] ?? "")
      guard !from.isEmpty || !to.isEmpty else { return nil }
      self = .days(from: from, to: to)
    }
  }
}

/// Why the days that were typed are no period.
enum PeriodFault: Error, Hashable, Sendable {
  case noSuchDay(PeriodEnd)
  case endsTooEarly(from: CalendarDay)

  /// The field to mend.
  var end: PeriodEnd {
    switch self {
    case .noSuchDay(let end): end
    case .endsTooEarly: .to
    }
  }
}

/// One of the two fields of a period.
enum PeriodEnd: String, Sendable {
  case from
  case to
}
