/// Declares and reads what a command takes, one option or argument after another. An `ArgumentGroup`'s initializer gets
/// it.
///
/// A value that is missing or not allowed is noted; a placeholder is returned in its place, and the command does not
/// run.
public struct ArgumentReader {
  /// `nil` while arguments are only declared.
  private let parsed: ParsedArguments?
  private(set) var schema = ArgumentSchema()
  private var ownFaults: [String] = []
  private var positionalsLeft: ArraySlice<String>

  init(_ parsed: ParsedArguments? = nil) {
    self.parsed = parsed
    positionalsLeft = (parsed?.positionals ?? [])[...]
  }

  /// All that is wrong with the words given, once everything has been read.
  var faults: [String] {
    let surplus = positionalsLeft.map { "\"\($0)\" is one argument too many" }
    return (parsed?.faults ?? []) + ownFaults + surplus.prefix(1)
  }

  /// Reads a group of options that several commands share.
  public mutating func read<Group: ArgumentGroup>(_ group: Group.Type) -> Group { Group(reading: &self) }

  /// The value of each text given for an option.
  mutating func values<Value: ArgumentValue>(of option: ArgumentSchema.Option) -> [Value] {
    schema.options.append(option)
    guard let texts = parsed?.values[option.name] else {
      if option.isRequired, parsed != nil { ownFaults.append("--\(option.name) is missing: \(Value.allowed)") }
      return []
    }
    return texts.map { value(of: $0, for: "--\(option.name)") }
  }

  mutating func isGiven(_ flag: ArgumentSchema.Option) -> Bool {
    schema.options.append(flag)
    return parsed?.flags.contains(flag.name) ?? false
  }

  /// The values of the next arguments: one, or as many as there are.
  mutating func values<Value: ArgumentValue>(of positional: ArgumentSchema.Positional) -> [Value] {
    schema.positionals.append(positional)
    let texts = positionalsLeft.prefix(positional.repeats ? .max : 1)
    positionalsLeft = positionalsLeft.dropFirst(texts.count)
    if texts.isEmpty, positional.isRequired, parsed != nil {
      ownFaults.append("\(positional.name) is missing: \(Value.allowed)")
    }
    return texts.map { value(of: $0, for: positional.name) }
  }

  private mutating func value<Value: ArgumentValue>(of text: String, for name: String) -> Value {
    if let value = Value(argument: text) { return value }
    let closest = Spelling.closest(to: text, among: Value.candidates)
    ownFaults.append(
      "\"\(text)\" is not allowed for \(name), it must be \(Value.allowed)"
        + (closest.map { "; did you mean \($0)?" } ?? ""))
    return Value.placeholder
  }
}
