#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension EnvironmentFile {
  /// A file that is there and cannot be read.
  public struct Unreadable: Error, Hashable, CustomStringConvertible {
    /// The file.
    public let path: Path
    /// Why, in the system's words.
    public let reason: String

    public var description: String { "\(path.text) cannot be read: \(reason)" }
  }

  /// The variables of the file at `path`; `nil` if there is none.
  ///
  /// - Throws: `Unreadable` if there is one, but it cannot be read or is not UTF-8.
  public init?(at path: Path) throws(Unreadable) {
    guard let file = fopen(path.text, "r") else {
      if errno == ENOENT { return nil }
      throw Unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer.prefix(count) }
    guard ferror(file) == 0 else { throw Unreadable(path: path, reason: String(cString: strerror(errno))) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Unreadable(path: path, reason: "it is not UTF-8")
    }
    self.init(parsing: text)
  }
}
