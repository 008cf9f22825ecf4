extension Fields {
  /// Writes fields into memory that was taken once for all of them.
  struct Builder {
    let memory: UnsafeMutableBufferPointer<UInt8>
    fileprivate var used = 0
    fileprivate var count = 0

    init(memory: UnsafeMutableBufferPointer<UInt8>) {
      self.memory = memory
    }

    /// Adds a field; one for which no memory was taken is left out.
    mutating func append(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
      guard used + Fields.overhead + name.count + value.count <= memory.count else { return }
      let raw = UnsafeMutableRawBufferPointer(memory)
      raw.storeBytes(of: UInt32(name.count), toByteOffset: used, as: UInt32.self)
      raw.storeBytes(of: UInt32(value.count), toByteOffset: used + 4, as: UInt32.self)
      used += 8
      write(name)
      write(value)
      count += 1
    }

    /// Makes spaces of CR, LF and NUL within the field that was just added.
    func blankLineEnds(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
      let valueStart = used - 1 - value.count
      let nameStart = valueStart - 1 - name.count
      for index in [nameStart..<nameStart + name.count, valueStart..<valueStart + value.count].joined()
      where memory[index].endsLine {
        memory[index] = 32
      }
    }

    private mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
      let end = memory[used...].update(fromContentsOf: text)
      memory[end] = 0
      used = end + 1
    }
  }

  /// Bytes that a field takes beside its name and value.
  static let overhead = 10

  /// The fields that `body` adds.
  /// - Parameters:
  ///   - count: how many there are at most.
  ///   - textCount: the bytes of all names and values at most.
  static func build<Result>(count: Int, textCount: Int, _ body: (inout Builder) -> Result) -> (Result, Fields) {
    var fields = Fields()
    var result: Result?
    fields.storage = [UInt8](unsafeUninitializedCapacity: count * overhead + textCount) { memory, used in
      var builder = Builder(memory: memory)
      result = body(&builder)
      used = builder.used
      fields.count = builder.count
    }
    guard let result else { preconditionFailure("the array's initializer calls its closure") }
    return (result, fields)
  }
}
