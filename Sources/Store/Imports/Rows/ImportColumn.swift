/// The columns of one kind of file: the required ones first.
protocol ImportColumn: RawRepresentable, CaseIterable, Sendable where RawValue == Int {
  /// As headers name them, in the order of the cases.
  static var names: [String] { get }
  /// How many of them a file must have.
  static var required: Int { get }
}

extension ImportColumn {
  var name: String { Self.names[rawValue] }

  /// All of them, those that may be missing in brackets.
  static var header: String {
    let optional = names.dropFirst(required)
    let rest = optional.isEmpty ? "" : "[,\(optional.joined(separator: ","))]"
    return names.prefix(required).joined(separator: ",") + rest
  }
}
