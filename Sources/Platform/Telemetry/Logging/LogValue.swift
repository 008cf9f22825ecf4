/// The value of a field of a log record.
public enum LogValue: Hashable, Sendable {
  /// Text.
  case string(String)
  /// A whole number.
  case int(Int64)
  /// A number.
  case double(Double)
  /// `true` or `false`
  case bool(Bool)
}

extension LogValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral
{
  public init(stringLiteral text: String) { self = .string(text) }
  public init(integerLiteral number: Int64) { self = .int(number) }
  public init(floatLiteral number: Double) { self = .double(number) }
  public init(booleanLiteral truth: Bool) { self = .bool(truth) }
}

extension LogValue {
  /// A whole number; one beyond 64 bits is held at the bound.
  public static func int(_ number: some BinaryInteger) -> LogValue { .int(Int64(clamping: number)) }

  /// A length of time in milliseconds.
  public static func milliseconds(_ duration: Duration) -> LogValue { .double(duration / .milliseconds(1)) }

  /// What an error says of itself.
  public static func error(_ error: any Error) -> LogValue { .string("\(error)") }
}

/// The fields of a log record in order, each key once: `["order": "\(id)", "lines": 3]`.
public struct LogFields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// A key and its value.
  public struct Field: Hashable, Sendable {
    /// The name of the field.
    public let key: String
    /// What it holds.
    public let value: LogValue
  }

  /// The fields in order.
  public private(set) var list: [Field] = []

  /// No fields.
  public init() {}

  public init(dictionaryLiteral fields: (String, LogValue)...) {
    list.reserveCapacity(fields.count)
    for (key, value) in fields { self[key] = value }
  }

  /// The value of the field with that key. Setting one that exists keeps its place, `nil` takes it out.
  public subscript(key: String) -> LogValue? {
    get { list.first { $0.key == key }?.value }
    set {
      let index = list.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): list[index] = Field(key: key, value: value)
      case (let index?, nil): list.remove(at: index)
      case (nil, let value?): list.append(Field(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// These fields and the others; of one key the others' value stands.
  public func merging(_ others: LogFields) -> LogFields {
    if list.isEmpty { return others }
    if others.list.isEmpty { return self }
    var merged = self
    merged.list.reserveCapacity(list.count + others.list.count)
    for field in others.list { merged[field.key] = field.value }
    return merged
  }
}
