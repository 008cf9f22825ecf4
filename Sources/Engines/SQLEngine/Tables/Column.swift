import Domain

/// One column and the property that it keeps.
struct Column<Row>: Sendable {
  let name: String
  let bind: @Sendable (Row, any SQLStatement) -> Void

  static func id<Entity>(_ name: String, _ value: @escaping @Sendable (Row) -> Identifier<Entity>) -> Self {
    Self(name: name) { $1.bind(value($0)) }
  }

  static func optionalID<Entity>(_ name: String, _ value: @escaping @Sendable (Row) -> Identifier<Entity>?) -> Self {
    Self(name: name) { $1.bind(value($0)) }
  }

  static func text(_ name: String, _ value: @escaping @Sendable (Row) -> String) -> Self {
    Self(name: name) { $1.bind(value($0)) }
  }

  static func optionalText(_ name: String, _ value: @escaping @Sendable (Row) -> String?) -> Self {
    Self(name: name) { $1.bind(value($0)) }
  }

  /// Text that is UTF-8 already.
  static func utf8(_ name: String, _ value: @escaping @Sendable (Row) -> [UInt8]) -> Self {
    Self(name: name) { $1.bind(utf8: value($0).span.bytes) }
  }

  static func optionalUTF8(_ name: String, _ value: @escaping @Sendable (Row) -> [UInt8]?) -> Self {
    Self(name: name) { row, statement in
      if let bytes = value(row) { statement.bind(utf8: bytes.span.bytes) } else { statement.bindNull() }
    }
  }

  static func bytes(_ name: String, _ value: @escaping @Sendable (Row) -> [UInt8]) -> Self {
    Self(name: name) { $1.bind(bytes: value($0).span.bytes) }
  }

  static func integer(_ name: String, _ value: @escaping @Sendable (Row) -> Int64) -> Self {
    Self(name: name) { $1.bind(value($0)) }
  }

  static func optionalInteger(_ name: String, _ value: @escaping @Sendable (Row) -> Int?) -> Self {
    Self(name: name) { $1.bind(value($0).map(Int64.init)) }
  }
}
