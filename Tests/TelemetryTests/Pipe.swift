#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A pipe of the system, closed when it is no longer needed.
final class Pipe {
  struct Failure: Error {}

  private let reading: Int32
  let writing: Int32

  init() throws {
    var descriptors: [Int32] = [0, 0]
    guard pipe(&descriptors) == 0 else { throw Failure() }
    reading = descriptors[0]
    writing = descriptors[1]
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// What can be read at once.
  func read() -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = systemRead(reading, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}

private func systemRead(_ descriptor: Int32, _ bytes: inout [UInt8], _ count: Int) -> Int {
  read(descriptor, &bytes, count)
}
