import Domain
import JSON

extension JSONReader {
  /// The member of that name.
  /// - Throws: `Problem` if it is not there or `null`.
  func required(_ name: String) throws -> JSONReader {
    guard let member = try optionalMember(name) else {
      let path = JSONPath.member(path, name).description
      throw Problem(.missingField, "Send \(path) too.", field: path)
    }
    return member
  }

  /// The member of that name, if it is there; `null` is for its reader to refuse.
  func ifPresent(_ name: String) throws(JSONError) -> JSONReader? {
    try object().names.contains(name) ? try member(name) : nil
  }

  /// What the member of that name does to a value that may be absent: not there keeps it, `null` clears it.
  func edit<Value>(_ name: String, _ value: (JSONReader) throws -> Value) throws -> Edit<Value> {
    guard try ifPresent(name) != nil else { return .keep }
    guard let member = try optionalMember(name) else { return .clear }
    return .set(try value(member))
  }

  /// Refuses members with other names than these, so that a misspelt one is not passed over in silence.
  func requireKnown(_ names: [String]) throws {
    guard let stranger = try object().members.first(where: { !names.contains($0.name) })?.name else { return }
    let path = JSONPath.member(path, String(stranger.prefix(80))).description
    throw Problem.unknown(path, called: stranger, among: names)
  }
}

extension Problem {
  /// Something that the API does not know, and what was probably meant.
  static func unknown(_ field: String, called name: String, among known: [String]) -> Problem {
    let remedy =
      if let meant = closest(to: name, among: known) {
        "Did you mean \(meant)?"
      } else if known.isEmpty {
        "Leave it out."
      } else {
        "Use only \(known.joined(separator: ", "))."
      }
    return Problem(.unknownField, "\(quoted(field)) is unknown here. \(remedy)", field: field)
  }
}
