/// Finds what may stand where somebody is typing. The shells' scripts ask for it, so that they need know nothing.
struct Completer<Context: Sendable> {
  /// The hidden command by which the scripts ask.
  static var command: String { "--complete" }
  /// The line that tells a script to offer files.
  private static var files: String { ":files" }

  private let tool: Tool<Context>

  init(_ tool: Tool<Context>) { self.tool = tool }

  /// One candidate a line, with what it means behind a tabulator; the last of `words` is the one being typed.
  func candidates(for words: [String]) -> [String] {
    let words = Self.joiningEquals(words)
    let typed = words.last ?? ""
    let before = Array(words.dropLast())
    guard let entry = tool.entry(for: before) else { return commands(beginning: before, typed) }
    return arguments(of: entry, Array(before.dropFirst(entry.words.count)), typed)
      + (before.count == entry.words.count ? commands(beginning: before, typed) : [])
  }

  /// Bash takes `--name=value` for three words.
  private static func joiningEquals(_ words: [String]) -> [String] {
    words.reduce(into: []) { joined, word in
      if let last = joined.last, last.hasPrefix("--"), word == "=" || last.hasSuffix("=") {
        joined[joined.count - 1] += word
      } else {
        joined.append(word)
      }
    }
  }

  /// The next words of the commands whose names begin with `before`.
  private func commands(beginning before: [String], _ typed: String) -> [String] {
    if before == ["completions"] { return matching(Shell.allCases.map { ($0.rawValue, "") }, typed) }
    let start = before.first == "help" ? Array(before.dropFirst()) : before
    let own = tool.commands.compactMap { entry -> (String, String)? in
      guard entry.words.count > start.count, entry.words.starts(with: start) else { return nil }
      return (entry.words[start.count], entry.words.count == start.count + 1 ? entry.summary : "")
    }
    let added = [("help", "Shows what a command takes"), ("completions", "Prints completions for a shell")]
    return matching(own + (before.isEmpty ? added : []), typed)
  }

  private func arguments(of entry: CommandEntry<Context>, _ before: [String], _ typed: String) -> [String] {
    let schema = entry.schema
    if let equals = typed.firstIndex(of: "="), typed.hasPrefix("--"), !before.contains("--") {
      let option = schema.option(named: typed[typed.index(typed.startIndex, offsetBy: 2)..<equals])
      return values(option?.value, String(typed[typed.index(after: equals)...]))
    }
    if let option = optionAwaitingValue(before, schema) { return values(option.value, typed) }
    if typed.hasPrefix("-"), !before.contains("--") {
      return matching(schema.options.map { ("--\($0.name)", $0.help) }, typed)
    }
    let place = ParsedArguments(before, schema).positionals.count
    let positionals = schema.positionals
    let positional = place < positionals.count ? positionals[place] : positionals.last.flatMap { $0.repeats ? $0 : nil }
    return values(positional?.value, typed)
  }

  /// The option that the last word names, if its value comes next.
  private func optionAwaitingValue(_ before: [String], _ schema: ArgumentSchema) -> ArgumentSchema.Option? {
    guard let last = before.last, !before.contains("--") else { return nil }
    let letter = last.count == 2 && last.hasPrefix("-") ? last.last : nil
    let option = last.hasPrefix("--") ? schema.option(named: last.dropFirst(2)) : letter.flatMap(schema.option(short:))
    return option?.value == nil ? nil : option
  }

  private func values(_ value: ArgumentSchema.Value?, _ typed: String) -> [String] {
    switch value?.completion {
    case .words(let words): matching(words.map { ($0, "") }, typed)
    case .files: [Self.files]
    case ArgumentCompletion.none?, nil: []
    }
  }

  private func matching(_ candidates: [(word: String, help: String)], _ typed: String) -> [String] {
    var seen: Set<String> = []
    return candidates.compactMap { word, help in
      guard word.hasPrefix(typed), seen.insert(word).inserted else { return nil }
      return help.isEmpty ? word : "\(word)\t\(help)"
    }
  }
}
