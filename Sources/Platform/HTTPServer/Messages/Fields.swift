/// The header fields of a message, in order; names are compared without regard to case.
///
/// All fields live in one buffer, so that reading a request's head or answering with a few fields allocates once:
/// each is two lengths of four bytes, the name, a NUL, the value, a NUL.
public struct Fields: Sendable {
  var storage: [UInt8] = []

  /// How many fields there are.
  public internal(set) var count = 0

  public init() {}

  public var isEmpty: Bool { count == 0 }

  /// The first value of that name; setting replaces every value of the name, `nil` removes them.
  public subscript(name: FieldName) -> String? {
    get {
      var found: String?
      visit { field in
        guard field.isNamed(name) else { return true }
        found = field.text
        return false
      }
      return found
    }
    set {
      remove(name)
      if let newValue { append(name, newValue) }
    }
  }

  /// Every value of that name, in order.
  public func all(_ name: FieldName) -> [String] {
    var values: [String] = []
    visit { field in
      if field.isNamed(name) { values.append(field.text) }
      return true
    }
    return values
  }

  /// Whether a field of that name is there.
  public func contains(_ name: FieldName) -> Bool {
    var found = false
    visit { field in
      found = field.isNamed(name)
      return !found
    }
    return found
  }

  /// Adds a field after the others. CR, LF and NUL become spaces (RFC 9110 §5.5), so that no value ends its line.
  public mutating func append(_ name: FieldName, _ value: String) {
    var (name, value) = (name.text, value)
    name.withUTF8 { name in value.withUTF8 { value in append(name: name, value: value) } }
  }

  /// Removes every field of that name.
  public mutating func remove(_ name: FieldName) {
    guard contains(name) else { return }
    var kept = Fields()
    visit { field in
      if !field.isNamed(name) { kept.append(name: field.name, value: field.value) }
      return true
    }
    self = kept
  }

  /// Adds a field given as bytes.
  mutating func append(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>) {
    let size = Self.overhead + name.count + value.count
    if storage.isEmpty { storage.reserveCapacity(4 * size) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { memory in
      var builder = Builder(memory: memory)
      builder.append(name, value)
      if name.contains(where: \.endsLine) || value.contains(where: \.endsLine) { builder.blankLineEnds(name, value) }
      storage.append(contentsOf: memory)
    }
    count += 1
  }
}

extension UInt8 {
  /// CR, LF, NUL
  var endsLine: Bool { self <= 13 && (self == 0 || self == 10 || self == 13) }
}
