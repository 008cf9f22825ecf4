/// A program for the terminal made of subcommands.
///
/// Besides its own it has `help`, `completions SHELL`, `--help` and `--version`.
///
/// ```swift
/// let tool = Tool("shop", version: "1.2.0", summary: "Keeps a shop", commands: [Import.self, Export.self])
/// exit(await tool.run(CommandLine.arguments.dropFirst(), in: shop).rawValue)
/// ```
public struct Tool<Context: Sendable>: Sendable {
  /// What to type.
  public let name: String
  /// What `--version` shows.
  public let version: String
  /// What it is for, in a few words.
  public let summary: String
  /// In the order of help.
  let commands: [CommandEntry<Context>]

  /// A tool with these commands.
  public init(_ name: String, version: String, summary: String, commands: [any Command<Context>.Type]) {
    self.name = name
    self.version = version
    self.summary = summary
    self.commands = commands.map { Self.entry($0) }
  }

  private static func entry<Subject: Command<Context>>(_ type: Subject.Type) -> CommandEntry<Context> {
    CommandEntry(type)
  }

  /// Runs what the words behind the tool's name ask for.
  public func run(
    _ arguments: some Sequence<String>, in context: Context, on console: Console = .system
  ) async -> ExitCode {
    let words = Array(arguments)
    do {
      try await perform(words, context, console)
      return .success
    } catch let error as UsageError {
      for fault in error.faults { console.error(fault) }
      console.errors.write("Run '\(helpCommand(for: words))' to see what is possible.\n")
      return .usage
    } catch {
      console.error("\(error)")
      return .failure
    }
  }

  private func perform(_ words: [String], _ context: Context, _ console: Console) async throws {
    switch words.first {
    case nil: throw UsageError("a command is missing")
    case "--help", "-h": console.print(help)
    case "--version": console.print("\(name) \(version)")
    case "help": console.print(try help(of: words.dropFirst()))
    case "completions": try printCompletions(words.dropFirst(), console)
    case Completer<Context>.command: Completer(self).candidates(for: Array(words.dropFirst())).forEach(console.print)
    default: try await runCommand(words, context, console)
    }
  }

  private func runCommand(_ words: [String], _ context: Context, _ console: Console) async throws {
    guard let entry = entry(for: words) else { throw unknownCommand(words) }
    if let command = try entry.command(words.dropFirst(entry.words.count)) {
      try await command.run(in: context, on: console)
    } else {
      console.print(help(of: entry))
    }
  }

  /// The command with the longest name that `words` begin with.
  func entry(for words: [String]) -> CommandEntry<Context>? {
    commands.filter { words.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
  }

  func unknownCommand(_ words: [String]) -> UsageError {
    if let first = words.first, first.hasPrefix("-") { return UsageError("\(first) must come behind a command") }
    let typed = words.prefix(commands.contains { $0.words.first == words.first } ? 2 : 1).joined(separator: " ")
    let closest = Spelling.closest(to: typed, among: commands.map(\.name) + ["help", "completions"])
    return UsageError("there is no command \"\(typed)\"" + (closest.map { "; did you mean \($0)?" } ?? ""))
  }

  private func helpCommand(for words: [String]) -> String {
    guard let entry = entry(for: words) else { return "\(name) help" }
    return "\(name) \(entry.name) --help"
  }
}
