/// Writes JSON text (RFC 8259) into one buffer of UTF-8 bytes, in the order of the calls.
///
/// Values cost no allocation of their own: text is copied and escaped straight into the buffer, numbers are written
/// digit by digit. Commas and colons come by themselves; that every object and array is closed is the caller's part,
/// which the scoped forms take over:
///
/// ```swift
/// var json = JSONWriter()
/// json.object {
///   $0.member("name", "Café")
///   $0.array("tags") { for tag in tags { $0.value(tag) } }
/// }
/// ```
public struct JSONWriter: Sendable {
  /// What has been written.
  public internal(set) var bytes: [UInt8]
  /// Whether the next value or name stands after another one in the same object or array.
  var follows = false

  /// A writer with an empty buffer.
  ///
  /// - Parameter capacity: how many bytes to reserve at first.
  public init(reserving capacity: Int = 256) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// The bytes written up to now as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets what was written and keeps the memory for the next document.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    follows = false
  }

  /// Ends a line, so that the next value begins a new document (JSON lines).
  public mutating func newLine() {
    bytes.append(UInt8(ascii: "\n"))
    follows = false
  }
}

extension JSONWriter {
  /// Writes an object whose members `content` writes.
  public mutating func object<Failure: Error>(
    _ content: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginObject()
    try content(&self)
    endObject()
  }

  /// Writes an array whose elements `content` writes.
  public mutating func array<Failure: Error>(
    _ content: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginArray()
    try content(&self)
    endArray()
  }

  /// The same where `content` cannot fail: not generic, and so cheaper for what is written thousands of times a second.
  public mutating func object(_ content: (inout JSONWriter) -> Void) {
    beginObject()
    content(&self)
    endObject()
  }

  /// The same where `content` cannot fail.
  public mutating func array(_ content: (inout JSONWriter) -> Void) {
    beginArray()
    content(&self)
    endArray()
  }

  /// Opens an object; `endObject()` closes it.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// Closes the object opened last.
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  /// Opens an array; `endArray()` closes it.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// Closes the array opened last.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Writes a member's name; its value must follow.
  public mutating func name(_ name: String) {
    separate()
    writeQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    follows = false
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    follows = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    follows = true
  }

  /// Writes the comma between two values and notes that one follows now.
  mutating func separate() {
    if follows { bytes.append(UInt8(ascii: ",")) }
    follows = true
  }
}
