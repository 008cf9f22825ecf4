/// A value of any type, for what is not known when the program is written.
public enum CQLValue: Hashable, Sendable {
  /// There is no value.
  case null
  /// There is no value, and what the column has stays. Only of what is bound.
  case unset
  /// A value of zero bytes, in a column whose type has no such value.
  case empty
  case boolean(Bool)
  case tinyint(Int8)
  case smallint(Int16)
  case int(Int32)
  /// Also of a counter.
  case bigint(Int64)
  case varint(CQLVarint)
  case decimal(CQLDecimal)
  case float(Float)
  case double(Double)
  /// Also of ascii.
  case text(String)
  case blob([UInt8])
  /// Also of a timeuuid.
  case uuid(CQLUUID)
  case inet(InetAddress)
  case date(CQLDate)
  case time(CQLTime)
  case timestamp(CQLTimestamp)
  case duration(CQLDuration)
  case list([CQLValue])
  /// In the order they came in.
  case set([CQLValue])
  /// In the order they came in.
  case map([MapEntry])
  /// Those missing at the end are null.
  case tuple([CQLValue])
  /// The values of a user defined type's fields in order. Those missing at the end are null.
  case userDefined([CQLValue])
  case vector([CQLValue])
  /// The bytes of a type that this library does not know.
  case custom([UInt8])

  /// A key of a map and its value.
  public struct MapEntry: Hashable, Sendable {
    /// The key.
    public let key: CQLValue
    /// The value.
    public let value: CQLValue

    /// An entry of that key and value.
    public init(_ key: CQLValue, _ value: CQLValue) {
      self.key = key
      self.value = value
    }
  }
}
