/// A command as the tool knows it, whatever its type.
struct CommandEntry<Context: Sendable>: Sendable {
  let name: String
  let summary: String
  let discussion: String
  let schema: ArgumentSchema
  private let make: @Sendable (ParsedArguments) throws(UsageError) -> any Command<Context>

  init<Subject: Command<Context>>(_ type: Subject.Type) {
    name = type.name
    summary = type.summary
    discussion = type.discussion
    schema = ArgumentSchema(of: type)
    make = { parsed throws(UsageError) in
      var reader = ArgumentReader(parsed)
      let command = Subject(reading: &reader)
      guard reader.faults.isEmpty else { throw UsageError(reader.faults) }
      return command
    }
  }

  /// The words of the name.
  var words: [String] { name.split(separator: " ").map(String.init) }

  /// The command with the options and arguments in `words`; `nil` if they ask for help.
  func command(_ words: ArraySlice<String>) throws(UsageError) -> (any Command<Context>)? {
    let parsed = ParsedArguments(words, schema)
    return parsed.flags.contains("help") ? nil : try make(parsed)
  }
}
