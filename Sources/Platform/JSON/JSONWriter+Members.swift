/// Members of the object being written: a name and its value in one call. `nil` is written as `null`.
extension JSONWriter {
  /// Writes a member holding text.
  public mutating func member(_ name: String, _ text: String) {
    self.name(name)
    value(text)
  }

  /// Writes a member holding text or `null`.
  public mutating func member(_ name: String, _ text: String?) {
    if let text { member(name, text) } else { null(name) }
  }

  /// Writes a member holding an integer.
  public mutating func member(_ name: String, _ number: Int64) {
    self.name(name)
    value(number)
  }

  /// Writes a member holding an integer or `null`.
  public mutating func member(_ name: String, _ number: Int64?) {
    if let number { member(name, number) } else { null(name) }
  }

  /// Writes a member holding an integer.
  public mutating func member(_ name: String, _ number: Int) { member(name, Int64(number)) }

  /// Writes a member holding an integer or `null`.
  public mutating func member(_ name: String, _ number: Int?) { member(name, number.map(Int64.init)) }

  /// Writes a member holding a number; infinities and NaN as `null`.
  public mutating func member(_ name: String, _ number: Double) {
    self.name(name)
    value(number)
  }

  /// Writes a member holding a truth value.
  public mutating func member(_ name: String, _ truth: Bool) {
    self.name(name)
    value(truth)
  }

  /// Writes a member holding a truth value or `null`.
  public mutating func member(_ name: String, _ truth: Bool?) {
    if let truth { member(name, truth) } else { null(name) }
  }

  /// Writes a member holding a parsed or composed value.
  public mutating func member(_ name: String, _ value: JSONValue) {
    self.name(name)
    self.value(value)
  }

  /// Writes a member whose value is already JSON, unchecked.
  public mutating func member(_ name: String, raw json: some Collection<UInt8>) {
    self.name(name)
    value(raw: json)
  }

  /// Writes a member holding `null`.
  public mutating func null(_ name: String) {
    self.name(name)
    null()
  }

  /// Writes a member holding an object whose members `content` writes.
  public mutating func object<Failure: Error>(
    _ name: String, _ content: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    self.name(name)
    try object(content)
  }

  /// The same where `content` cannot fail.
  public mutating func object(_ name: String, _ content: (inout JSONWriter) -> Void) {
    self.name(name)
    object(content)
  }

  /// The same where `content` cannot fail.
  public mutating func array(_ name: String, _ content: (inout JSONWriter) -> Void) {
    self.name(name)
    array(content)
  }

  /// Writes a member holding an array whose elements `content` writes.
  public mutating func array<Failure: Error>(
    _ name: String, _ content: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    self.name(name)
    try array(content)
  }
}
