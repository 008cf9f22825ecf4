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
