import Glibc

/// A pipe of the system, closed when it is dropped.
final class Pipe: Sendable {
  struct Failed: Error {}

  let reading: Int32
  private let writing: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw Failed() }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    close(reading)
    close(writing)
  }

  func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = Glibc.write(writing, $0.baseAddress, $0.count) }
  }

  func read() -> String {
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = Glibc.read(reading, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
