/// The values of a query or of a form (application/x-www-form-urlencoded), in order, decoded when asked for.
public struct URLEncodedValues: Sendable, Hashable, CustomStringConvertible {
  /// As sent, without the question mark.
  public let raw: String

  public init(_ raw: String) {
    self.raw = raw
  }

  public var isEmpty: Bool { raw.isEmpty }

  /// The first value of that name; "" where the name stands without a value.
  public subscript(name: String) -> String? {
    first { $0.name == name }?.value
  }

  /// Every value of that name, in order.
  public func all(_ name: String) -> [String] {
    filter { $0.name == name }.map(\.value)
  }

  public var description: String { raw }
}

extension URLEncodedValues: Sequence {
  public struct Iterator: IteratorProtocol {
    var rest: Substring.UTF8View

    public mutating func next() -> (name: String, value: String)? {
      while !rest.isEmpty {
        let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.endIndex
        let pair = rest[..<end]
        rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
        guard !pair.isEmpty else { continue }
        let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
        let value = equals == pair.endIndex ? pair[equals...] : pair[pair.index(after: equals)...]
        return (
          PercentDecoding.decode(pair[..<equals], plusIsSpace: true), PercentDecoding.decode(value, plusIsSpace: true)
        )
      }
      return nil
    }
  }

  public func makeIterator() -> Iterator { Iterator(rest: raw.utf8[...]) }
}
