extension Tool {
  /// What the tool is for and what it can do.
  public var help: String {
    let own = commands.map { ($0.name, $0.summary) }
    let added = [
      ("help COMMAND", "Shows what a command takes"),
      ("completions SHELL", "Prints what makes bash, zsh or fish complete commands and options"),
    ]
    let options = [("-h, --help", "Shows this help"), ("    --version", "Shows the version")]
    return """
      \(name): \(summary)

      Usage: \(name) COMMAND [OPTIONS] [ARGUMENTS]

      Commands:
      \(HelpTable.text(own + added))

      Options:
      \(HelpTable.text(options))
      """
  }

  /// The help that `help COMMAND` asks for.
  func help(of words: ArraySlice<String>) throws(UsageError) -> String {
    if words.isEmpty { return help }
    guard let entry = entry(for: Array(words)) else { throw unknownCommand(Array(words)) }
    return help(of: entry)
  }

  func help(of entry: CommandEntry<Context>) -> String {
    var parts = ["\(entry.summary).", "Usage: \(usage(of: entry))"]
    let arguments = entry.schema.positionals.map { ($0.name, Self.note($0.help, $0.value)) }
    if !arguments.isEmpty { parts.append("Arguments:\n\(HelpTable.text(arguments))") }
    parts.append("Options:\n\(HelpTable.text(entry.schema.options.map(Self.row)))")
    if !entry.discussion.isEmpty { parts.append(entry.discussion) }
    return parts.joined(separator: "\n\n")
  }

  private func usage(of entry: CommandEntry<Context>) -> String {
    let required = entry.schema.options.filter(\.isRequired).map { "--\($0.name) \($0.value?.name ?? "")" }
    let positionals = entry.schema.positionals.map { positional in
      let name = positional.name + (positional.repeats ? "…" : "")
      return positional.isRequired ? name : "[\(name)]"
    }
    return ([name, entry.name] + required + ["[OPTIONS]"] + positionals).joined(separator: " ")
  }

  private static func row(of option: ArgumentSchema.Option) -> (String, String) {
    let short = option.short.map { "-\($0), " } ?? "    "
    let value = option.value.map { " \($0.name)" } ?? ""
    var help = note(option.help, option.value)
    if option.isRequired { help += " (must be given)" }
    if option.repeats { help += " (may be given several times)" }
    return ("\(short)--\(option.name)\(value)", help)
  }

  private static func note(_ help: String, _ value: ArgumentSchema.Value?) -> String {
    guard let text = value?.defaultText, !text.isEmpty else { return help }
    return "\(help) (default \(text))"
  }
}

/// Two columns.
enum HelpTable {
  static func text(_ rows: [(String, String)]) -> String {
    // A name too long for the column gets a line of its own.
    let limit = 30
    let width = rows.map(\.0.count).filter { $0 <= limit }.max() ?? 0
    return rows.map { name, help in
      let isLong = name.count > width
      let gap =
        isLong ? "\n" + String(repeating: " ", count: width + 4) : String(repeating: " ", count: width - name.count + 2)
      return "  \(name)\(gap)\(help)"
    }.joined(separator: "\n")
  }
}
