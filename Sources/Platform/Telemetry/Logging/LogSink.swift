internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where written records are kept. One thread at a time calls it, and it may block.
public protocol LogSink: Sendable {
  /// Keeps some whole lines.
  func write(_ lines: [UInt8])
}

/// An open file, pipe or terminal.
public struct FileDescriptorSink: LogSink {
  private let descriptor: Int32

  /// A sink that writes to `descriptor` and leaves closing it to its owner.
  public init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The standard output of the program.
  public static let standardOutput = FileDescriptorSink(STDOUT_FILENO)
  /// The standard error output of the program.
  public static let standardError = FileDescriptorSink(STDERR_FILENO)

  /// Writes all lines. What a full disk or a reader that has gone will not take is lost: there is nowhere to say so.
  public func write(_ lines: [UInt8]) {
    lines.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if count < 0, errno == EAGAIN {
          waitUntilWritable()
        } else if count == 0 || errno != EINTR {
          return
        }
      }
    }
  }

  /// A terminal or pipe that another program set to non-blocking.
  private func waitUntilWritable() {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&entry, 1, 1000)
  }
}

/// The system's `write`, whose name the method above hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

/// Lines kept in memory, for tests.
public final class MemorySink: LogSink {
  private let bytes = Mutex<[UInt8]>([])

  /// A sink without lines.
  public init() {}

  public func write(_ lines: [UInt8]) { bytes.withLock { $0 += lines } }

  /// What was written up to now, line by line.
  public var lines: [String] {
    let text = String(decoding: bytes.withLock { $0 }, as: UTF8.self)
    return text.split(separator: "\n").map(String.init)
  }
}
