internal import Glibc

/// Bytes appended at one end and taken from the other, at addresses that stay put while nothing is appended.
final class ByteQueue {
  private var memory: UnsafeMutableRawPointer?
  private var capacity = 0
  private var start = 0
  private var end = 0

  /// Memory beyond this is given back when the queue runs empty: idle connections are many.
  private static let kept = 64 * 1024

  deinit { free(memory) }

  var count: Int { end - start }
  var isEmpty: Bool { start == end }

  /// What is queued; valid until the queue is changed.
  var bytes: UnsafeRawBufferPointer {
    memory.map { UnsafeRawBufferPointer(start: $0 + start, count: count) }
      ?? UnsafeRawBufferPointer(start: nil, count: 0)
  }

  func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    reserve(bytes.count)
    guard let memory else { return }
    memcpy(memory + end, source, bytes.count)
    end += bytes.count
  }

  /// Takes bytes from the front, at most all.
  func consume(_ count: Int) {
    start += min(max(0, count), self.count)
    guard isEmpty else { return }
    (start, end) = (0, 0)
    if capacity > Self.kept { replace(with: 0) }
  }

  /// Exchanges the bytes of two queues without copying them.
  func swapBytes(with other: ByteQueue) {
    // Not by `swap`: what is only read and written at once needs no check for overlapping accesses, here and elsewhere.
    (memory, other.memory) = (other.memory, memory)
    (capacity, other.capacity) = (other.capacity, capacity)
    (start, other.start) = (other.start, start)
    (end, other.end) = (other.end, end)
  }

  private func reserve(_ more: Int) {
    if end + more <= capacity { return }
    let needed = count + more
    if needed <= capacity / 2, let memory {
      // The front half is free: moving is cheaper than growing, and happens once per half.
      memmove(memory, memory + start, count)
      (start, end) = (0, count)
    } else {
      var size = max(capacity, 512)
      while size < needed { size *= 2 }
      replace(with: size)
    }
  }

  private func replace(with size: Int) {
    let count = count
    let bigger = size > 0 ? malloc(size) : nil
    precondition(size == 0 || bigger != nil, "out of memory for \(size) bytes")
    if let bigger, let memory, count > 0 { memcpy(bigger, memory + start, count) }
    free(memory)
    (memory, capacity, start, end) = (bigger, size, 0, count)
  }
}
