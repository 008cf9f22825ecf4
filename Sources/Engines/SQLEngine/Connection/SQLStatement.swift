public import Domain

/// A prepared statement: its parameters are bound from left to right, then it runs, then the columns of each row are
/// read from left to right.
///
/// ```swift
/// let select = try connection.statement("SELECT name, price FROM products WHERE id = ?")
/// select.bind(id)
/// try select.forEachRow { (row) throws(SQLError) in print(try row.text(), try row.integer()) }
/// ```
///
/// What goes wrong with a parameter is told when the statement runs.
public protocol SQLStatement: AnyObject {
  /// Binds the next parameter to an integer.
  func bind(_ integer: Int64)
  /// Binds the next parameter to text.
  func bind(_ text: String)
  /// Binds the next parameter to text that is UTF-8.
  func bind(utf8: RawSpan)
  /// Binds the next parameter to bytes.
  func bind(bytes: RawSpan)
  /// Binds the next parameter to nothing.
  func bindNull()

  /// Goes to the next row, running the statement if it does not run yet.
  ///
  /// - Returns: whether there is one. If not, or if this throws, the statement is ready for new parameters.
  func step() throws(SQLError) -> Bool

  /// Stops running, and makes ready for new parameters.
  func reset()

  /// The next column's integer.
  func integer() throws(SQLError) -> Int64
  /// The next column's text.
  func text() throws(SQLError) -> String
  /// The next column's bytes, or its text's.
  func bytes() throws(SQLError) -> [UInt8]
  /// The next column's sixteen bytes as two numbers, most significant byte first.
  func words() throws(SQLError) -> (high: UInt64, low: UInt64)
  /// Steps over the next column if it holds nothing.
  /// - Returns: whether it does.
  func skipNull() -> Bool
}

extension SQLStatement {
  /// Runs with the parameters bound before, passing over rows.
  public func run() throws(SQLError) {
    while try step() {}
  }

  /// Runs with the parameters bound before, and hands over each row.
  public func forEachRow(_ body: (Self) throws(SQLError) -> Void) throws(SQLError) {
    defer { reset() }
    while try step() { try body(self) }
  }

  /// Runs with the parameters bound before, and reads the first row.
  /// - Returns: `nil` if there is none.
  public func firstRow<Value>(_ value: (Self) throws(SQLError) -> Value) throws(SQLError) -> Value? {
    defer { reset() }
    return try step() ? try value(self) : nil
  }
}

/// Values of the domain.
extension SQLStatement {
  /// Binds the next parameter to the sixteen bytes of an identifier.
  public func bind<Entity>(_ id: Identifier<Entity>) {
    let words: InlineArray<2, UInt64> = [id.high.bigEndian, id.low.bigEndian]
    bind(bytes: words.span.bytes)
  }

  /// Binds the next parameter to an identifier or to nothing.
  public func bind<Entity>(_ id: Identifier<Entity>?) {
    if let id { bind(id) } else { bindNull() }
  }

  /// Binds the next parameter to text or to nothing.
  public func bind(_ text: String?) {
    if let text { bind(text) } else { bindNull() }
  }

  /// Binds the next parameter to an integer or to nothing.
  public func bind(_ integer: Int64?) {
    if let integer { bind(integer) } else { bindNull() }
  }

  /// The next column's identifier.
  public func id<Entity>() throws(SQLError) -> Identifier<Entity> {
    let (high, low) = try words()
    return Identifier(high: high, low: low)
  }

  /// The next column's value, `nil` where it holds nothing.
  public func optional<Value>(_ value: (Self) throws(SQLError) -> Value) throws(SQLError) -> Value? {
    skipNull() ? nil : try value(self)
  }
}
