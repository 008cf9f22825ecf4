internal import Synchronization

#if canImport(Glibc)
  @preconcurrency internal import Glibc
#elseif canImport(Musl)
  @preconcurrency internal import Musl
#else
  @preconcurrency internal import Darwin
#endif

/// Where text goes to.
public protocol TextStream: Sendable {
  /// Whether someone is looking at it as it comes.
  var isTerminal: Bool { get }
  /// How many columns there are, where it is a terminal. It may change at any time.
  var width: Int { get }
  /// Writes text as it stands.
  func write(_ text: String)
}

/// A stream of the system, such as standard output.
public struct SystemStream: TextStream {
  private let descriptor: Int32

  /// A stream that writes to `descriptor` and leaves closing it to its owner.
  public init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The standard output of the program.
  public static let standardOutput = SystemStream(STDOUT_FILENO)
  /// The standard error output of the program.
  public static let standardError = SystemStream(STDERR_FILENO)

  public var isTerminal: Bool { isatty(descriptor) == 1 }

  /// What the terminal says, else 80.
  public var width: Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes all of it. What a reader that has gone will not take is lost.
  public func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let part = UnsafeBufferPointer(rebasing: rest)
        let count = systemWrite(descriptor, part.baseAddress, part.count)
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          waitUntilWritable()
        } else if errno != EINTR {
          return
        }
      }
    }
  }

  private func waitUntilWritable() {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&entry, 1, 1000)
  }
}

/// The system's `write`, whose name the method above hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// Text kept in memory, for tests.
public final class MemoryStream: TextStream {
  public let isTerminal: Bool
  public let width: Int
  private let written = Mutex("")

  /// A stream that says of itself what a test needs.
  public init(isTerminal: Bool = false, width: Int = 80) {
    self.isTerminal = isTerminal
    self.width = width
  }

  public func write(_ text: String) { written.withLock { $0 += text } }

  /// All that was written.
  public var text: String { written.withLock { $0 } }
}
