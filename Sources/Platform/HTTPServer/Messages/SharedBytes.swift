internal import Synchronization

/// Bytes made once and served many times, without copying them for each response: assets, cached pages.
public final class SharedBytes: Sendable {
  /// Never written after `init`, freed with the last reference.
  nonisolated(unsafe) private let memory: UnsafeMutableRawBufferPointer
  private let derived = Mutex(Derived())

  /// What follows from the bytes, made when first asked for.
  private struct Derived {
    var tag: EntityTag?
    var compressed: SharedBytes?
  }

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

  var tag: EntityTag {
    derived.withLock { derived in
      let tag = derived.tag ?? EntityTag(of: buffer)
      derived.tag = tag
      return tag
    }
  }

  /// The bytes in gzip's format; nil where there is no memory for it.
  var compressed: SharedBytes? {
    derived.withLock { derived in
      if derived.compressed == nil { derived.compressed = Gzip.compress(buffer, level: 9).map { SharedBytes($0) } }
      return derived.compressed
    }
  }
}
