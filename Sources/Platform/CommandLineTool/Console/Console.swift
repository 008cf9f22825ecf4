#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What a command shows its user by: results on one stream, everything said about them on another, so that results can
/// be piped on.
public struct Console: Sendable {
  /// For results.
  public let output: any TextStream
  /// For errors, notes and progress.
  public let errors: any TextStream
  private let allowsColour: Bool

  /// - Parameter allowsColour: whether colours may be used where a stream is a terminal.
  public init(output: any TextStream, errors: any TextStream, allowsColour: Bool = true) {
    self.output = output
    self.errors = errors
    self.allowsColour = allowsColour
  }

  /// The streams of this program. There are no colours if the variable `NO_COLOR` is set to anything (no-color.org), or
  /// `TERM` is `dumb`.
  public static var system: Console {
    let noColour = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
    return Console(
      output: SystemStream.standardOutput, errors: SystemStream.standardError, allowsColour: !noColour && !isDumb)
  }

  /// Writes a line of the result.
  public func print(_ line: String) { output.write(line + "\n") }

  /// Writes a line about what is going on.
  public func note(_ line: String) { errors.write(Self.harmless(line) + "\n") }

  /// Writes what went wrong. Control characters in it are shown as `�`, since it may quote anything.
  public func error(_ message: String) {
    errors.write(styled("error:", .red, for: errors) + " \(Self.harmless(message))\n")
  }

  /// `text` in a style if results are shown on a terminal, else as it is.
  public func styled(_ text: String, _ style: Style) -> String { styled(text, style, for: output) }

  private func styled(_ text: String, _ style: Style, for stream: any TextStream) -> String {
    guard allowsColour, stream.isTerminal else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }

  /// `text` without what would order a terminal about or turn the direction of its words; lines stay.
  public static func harmless(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isHarmless($0) ? $0 : "\u{FFFD}" }))
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }

  /// A look, by its code in ECMA-48 (select graphic rendition).
  public enum Style: Int, Sendable {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
  }
}
