/// What a command takes, as it declares it.
struct ArgumentSchema: Sendable {
  /// Something with a name that begins with hyphens.
  struct Option: Sendable {
    let name: String
    let short: Character?
    let help: String
    /// `nil` for a flag.
    let value: Value?
    var isRequired = false
    var repeats = false
  }

  /// Something known by its place.
  struct Positional: Sendable {
    let name: String
    let help: String
    let value: Value
    var isRequired = true
    var repeats = false
  }

  /// What a value may be.
  struct Value: Sendable {
    let name: String
    let allowed: String
    let completion: ArgumentCompletion
    var defaultText: String?

    /// What a value of this type may be; of few values completions come by themselves.
    init<Subject: ArgumentValue>(_ type: Subject.Type, _ completion: ArgumentCompletion?) {
      let candidates = type.candidates
      name = type.valueName
      allowed = type.allowed
      self.completion = completion ?? (candidates.isEmpty ? .none : .words(candidates))
    }
  }

  var options: [Option] = []
  var positionals: [Positional] = []

  /// The schema of `group`, found by letting it declare.
  init<Group: ArgumentGroup>(of group: Group.Type) {
    var reader = ArgumentReader()
    _ = Group(reading: &reader)
    self = reader.schema
    options.append(Option(name: "help", short: "h", help: "Shows this help", value: nil))
  }

  init() {}

  func option(named name: some StringProtocol) -> Option? { options.first { $0.name == name } }
  func option(short: Character) -> Option? { options.first { $0.short == short } }
}

/// What to offer for a value that is being typed.
public enum ArgumentCompletion: Sendable, Hashable {
  /// Nothing.
  case none
  /// Names of files and folders.
  case files
  /// These words.
  case words([String])
}
