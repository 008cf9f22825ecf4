extension CQLValue: CustomStringConvertible, CustomDebugStringConvertible {
  /// The value much as CQL writes it.
  public var description: String {
    switch self {
    case .null: "null"
    case .unset: "unset"
    case .empty: "empty"
    case .boolean(let value): value.description
    case .tinyint(let value): value.description
    case .smallint(let value): value.description
    case .int(let value): value.description
    case .bigint(let value): value.description
    case .varint(let value): value.description
    case .decimal(let value): value.description
    case .float(let value): value.description
    case .double(let value): value.description
    case .text(let value): "'\(value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
    case .blob(let bytes), .custom(let bytes): Self.hexadecimal(bytes)
    case .uuid(let value): value.description
    case .inet(let value): "'\(value)'"
    case .date(let value): "'\(value)'"
    case .time(let value): "'\(value)'"
    case .timestamp(let value): "'\(value)'"
    case .duration(let value): value.description
    case .list(let values), .vector(let values): "[\(Self.joined(values))]"
    case .set(let values): "{\(Self.joined(values))}"
    case .map(let entries): "{\(entries.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
    case .tuple(let values), .userDefined(let values): "(\(Self.joined(values)))"
    }
  }

  public var debugDescription: String { description }

  private static func joined(_ values: [CQLValue]) -> String {
    values.map(\.description).joined(separator: ", ")
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.reduce(into: "0x") { text, byte in text += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
  }
}
