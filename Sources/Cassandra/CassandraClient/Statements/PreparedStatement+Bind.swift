public import CQLProtocol

extension PreparedStatement {
  /// The statement with the values of its first bind markers. Markers that no value is left for are not set: what
  /// their columns have stays. `nil` is null, which deletes; ``CQLProtocol/CQLValue/unset`` leaves a column in the middle alone.
  /// - Throws: ``CassandraError`` where a value does not fit its marker, there are more values than markers, or a
  ///   column of the partition key has no value.
  public func bind<each Value: CQLEncodable>(_ values: repeat each Value) throws(CassandraError) -> Statement {
    var binding = Binding(self)
    for value in repeat each values { try binding.append(value) }
    return try binding.finish()
  }

  /// The same for values whose number is not known when the program is written.
  /// - Throws: as ``bind(_:)``.
  public func bind(values: [any CQLEncodable]) throws(CassandraError) -> Statement {
    var binding = Binding(self)
    for value in values { try binding.append(value) }
    return try binding.finish()
  }

  /// The statement with the values of the bind markers of these names: those of columns, or of markers such as `:from`.
  /// Names are spelt as ``markers`` has them; markers without a value are not set.
  /// - Throws: as ``bind(_:)``, and where there is no marker of a name.
  public func bind(named values: [String: any CQLEncodable]) throws(CassandraError) -> Statement {
    let names = Set(markers.map(\.name))
    if let unknown = values.keys.filter({ !names.contains($0) }).min() {
      throw CassandraError(.invalidStatement("The statement has no bind marker named \(unknown)."))
    }
    var binding = Binding(self)
    for marker in markers {
      let value: any CQLEncodable = values[marker.name] ?? CQLValue.unset
      try binding.append(value)
    }
    return try binding.finish()
  }
}

/// The values of a prepared statement as they are bound.
private struct Binding {
  private let statement: PreparedStatement
  private var values = BoundValues(capacity: 128)

  init(_ statement: PreparedStatement) { self.statement = statement }

  mutating func append(_ value: some CQLEncodable) throws(CassandraError) {
    let index = values.count
    guard index < statement.markers.count else {
      throw CassandraError(
        .invalidStatement("There are more values than the statement's \(statement.markers.count) bind markers."))
    }
    let type = statement.markers[index].type
    do throws(CQLValueError) {
      if value.cqlPresence != .value, statement.partitionKey.contains(index) {
        throw CQLValueError(type, "is of the partition key and must have a value")
      }
      try values.append(value, as: type)
    } catch {
      throw CassandraError(.value(error.inColumn(statement.markers[index].name)))
    }
  }

  mutating func finish() throws(CassandraError) -> Statement {
    while values.count < statement.markers.count { try append(CQLValue.unset) }
    return Statement(.prepared(statement), values: values)
  }
}
