public import CQLProtocol

extension Statement {
  /// A text without values.
  ///
  /// Reads are taken for idempotent, and an `IF` is seen. What is executed often should be prepared: a text is parsed
  /// each time, and any node coordinates it.
  public init(_ query: String) {
    self.init(.text(query))
  }

  /// A text with the values of its bind markers, in their order.
  ///
  /// Nobody has told the markers' types, so that each value is sent as its own: `Int32` as int, `Int` and `Int64` as
  /// bigint, `String` as text, and so on; see ``CQLProtocol/CQLEncodable/cqlType``. A prepared statement knows the types.
  /// - Throws: ``CassandraError`` where a value has no type of its own.
  public init<each Value: CQLEncodable>(
    _ query: String, _ values: repeat each Value
  ) throws(CassandraError) {
    var bound = BoundValues(capacity: 64)
    for value in repeat each values { try bound.append(natural: value, name: nil) }
    self.init(.text(query), values: bound)
  }

  /// A text with the values of its named bind markers.
  /// - Throws: ``CassandraError`` where a value has no type of its own.
  public init(_ query: String, named values: [String: any CQLEncodable]) throws(CassandraError) {
    var bound = BoundValues(capacity: 64)
    for (name, value) in values { try bound.append(natural: value, name: name) }
    self.init(.text(query), values: bound)
  }
}

extension BoundValues {
  /// Adds a value as the type that it has by itself.
  fileprivate mutating func append(natural value: some CQLEncodable, name: String?) throws(CassandraError) {
    guard let type = value.cqlType else {
      throw CassandraError(
        .invalidStatement(
          "A value of \(Swift.type(of: value)) does not know its CQL type. Prepare the statement, which does."))
    }
    do { try append(value, as: type, name: name) } catch { throw CassandraError(.value(error)) }
  }
}
