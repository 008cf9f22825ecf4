import CQLProtocol
import JSON

extension CQLValue {
  /// The value as it is exchanged. Sets and maps are in one order, whatever it was.
  var exchanged: JSONValue {
    switch self {
    case .null, .unset: .null
    case .empty: ["empty": true]
    case .boolean(let value): .bool(value)
    case .text(let value): .string(value)
    case .decimal(let value): .string("\(value.unscaled)E\(-Int(value.scale))")
    case .float(let value): .string("\(Double(value))")
    case .blob(let value), .custom(let value): .string(Self.hexadecimal(value))
    case .date(let value): .string("\(value.daysSinceEpoch)")
    case .time(let value): .string("\(value.nanoseconds)")
    case .timestamp(let value): .string("\(value.milliseconds)")
    case .duration(let value): .string("\(value.months),\(value.days),\(value.nanoseconds)")
    case .list(let values), .vector(let values): .array(values.map(\.exchanged))
    case .tuple(let values), .userDefined(let values): .array(values.map(\.exchanged))
    case .set(let values): .array(Self.ordered(values.map(\.exchanged)))
    case .map(let entries): .array(Self.ordered(entries.map { [$0.key.exchanged, $0.value.exchanged] }))
    case .tinyint, .smallint, .int, .bigint, .varint, .double, .uuid: .string(description)
    case .inet(let value): .string("\(value)")
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    "0x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func ordered(_ values: [JSONValue]) -> [JSONValue] {
    values.sorted { $0.description < $1.description }
  }
}
