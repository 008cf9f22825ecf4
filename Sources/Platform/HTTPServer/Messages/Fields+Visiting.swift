extension Fields {
  /// One field where it lies in the buffer. Both texts are followed by a NUL.
  struct View {
    let name: UnsafeBufferPointer<UInt8>
    let value: UnsafeBufferPointer<UInt8>

    var text: String { String(decoding: value, as: UTF8.self) }

    func isNamed(_ other: FieldName) -> Bool {
      var other = other.text
      return other.withUTF8 { other in
        guard other.count == name.count else { return false }
        for index in 0..<other.count where other[index].lowercased != name[index].lowercased { return false }
        return true
      }
    }
  }

  /// Shows the fields in order until `body` says false.
  func visit(_ body: (View) -> Bool) {
    storage.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let nameCount = Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        let valueCount = Int(bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self))
        let name = offset + 8
        let value = name + nameCount + 1
        offset = value + valueCount + 1
        let text = bytes.bindMemory(to: UInt8.self)
        let field = View(
          name: UnsafeBufferPointer(rebasing: text[name..<name + nameCount]),
          value: UnsafeBufferPointer(rebasing: text[value..<value + valueCount]))
        if !body(field) { return }
      }
    }
  }
}

extension Fields: Sequence {
  public struct Iterator: IteratorProtocol {
    var rest: Array<(name: String, value: String)>.Iterator

    public mutating func next() -> (name: String, value: String)? { rest.next() }
  }

  public func makeIterator() -> Iterator {
    var all: [(name: String, value: String)] = []
    all.reserveCapacity(count)
    visit { field in
      all.append((String(decoding: field.name, as: UTF8.self), field.text))
      return true
    }
    return Iterator(rest: all.makeIterator())
  }

  public var underestimatedCount: Int { count }
}

extension Fields: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (FieldName, String)...) {
    for (name, value) in elements { append(name, value) }
  }
}

extension Fields: Equatable, CustomStringConvertible {
  /// The same names, whatever their case, with the same values in the same order.
  public static func == (left: Fields, right: Fields) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { FieldName($0.name) == FieldName($1.name) && $0.value == $1.value }
  }

  public var description: String { map { "\($0.name): \($0.value)" }.joined(separator: "\n") }
}
