/// What is read from a command line together.
public protocol ArgumentGroup: Sendable {
  /// Declares and reads its options and arguments. It reads all of them each time, whatever their values are: help and
  /// completions come from running it without any.
  init(reading arguments: inout ArgumentReader)
}

/// A subcommand: a struct whose properties are its options and arguments.
///
/// ```swift
/// struct Import: Command {
///   static let name = "import"
///   static let summary = "Reads products from a file"
///
///   let file: String
///   let dryRun: Bool
///
///   init(reading arguments: inout ArgumentReader) {
///     file = arguments.argument("FILE", help: "The file to read", completion: .files)
///     dryRun = arguments.flag("dry-run", short: "n", help: "Checks only")
///   }
///
///   func run(in shop: Shop, on console: Console) async throws { … }
/// }
/// ```
public protocol Command<Context>: ArgumentGroup {
  /// What all commands of the tool work with.
  associatedtype Context: Sendable = Void

  /// The word or words to type; of `token create` and `token revoke` the first word is shared.
  static var name: String { get }
  /// What it does, in a few words.
  static var summary: String { get }
  /// More about it, for its own help.
  static var discussion: String { get }

  /// Does it.
  ///
  /// - Throws: `CommandFailure` or any other error, which is shown and makes the tool exit with 1; `UsageError` makes it
  ///   exit with 2.
  func run(in context: Context, on console: Console) async throws
}

extension Command {
  public static var discussion: String { "" }
}

/// Why a command did not do what it was to do, in words for the one who typed it.
public struct CommandFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public let message: String
  /// What to do about it.
  public let hint: String?

  /// A failure in words that begin small and end without a full stop.
  public init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  public var description: String { message + (hint.map { "; \($0)" } ?? "") }
}

/// A command line that cannot be understood.
public struct UsageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// All that is wrong.
  public let faults: [String]

  /// An error of these faults.
  public init(_ faults: [String]) { self.faults = faults }
  /// An error of one fault.
  public init(_ fault: String) { faults = [fault] }

  public var description: String { faults.joined(separator: "\n") }
}

/// How a tool ended, for the one who called it.
public enum ExitCode: Int32, Sendable {
  /// It did what was asked.
  case success = 0
  /// It could not do it.
  case failure = 1
  /// The command line could not be understood.
  case usage = 2
}
