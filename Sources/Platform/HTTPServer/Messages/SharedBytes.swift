/// Bytes made once and served many times, without copying them for each response: assets, cached pages.
public final class SharedBytes: Sendable {
  /// Never written after `init`, freed with the last reference.
  nonisolated(unsafe) private let memory: UnsafeMutableRawBufferPointer

  public init(_ bytes: some Collection<UInt8>) {
    memory = .allocate(byteCount: bytes.count, alignment: 1)
    memory.copyBytes(from: bytes)
  }

  deinit {
    memory.deallocate()
  }

  public var count: Int { memory.count }

  /// A copy.
  public var array: [UInt8] { Array(memory) }

  /// The bytes where they lie, valid as long as this object lives.
  var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(memory) }
}
