/// The words of a command line sorted by what they are, values still as text.
struct ParsedArguments {
  /// The values of each option in order.
  private(set) var values: [String: [String]] = [:]
  private(set) var flags: Set<String> = []
  private(set) var positionals: [String] = []
  private(set) var faults: [String] = []

  private let schema: ArgumentSchema
  private var rest: ArraySlice<String>

  init(_ words: some Sequence<String>, _ schema: ArgumentSchema) {
    self.schema = schema
    rest = Array(words)[...]
    while let word = rest.popFirst() {
      if word == "--" {
        positionals += rest
        rest = []
      } else if word.hasPrefix("--") {
        takeLong(word.dropFirst(2))
      } else if word.hasPrefix("-"), word != "-", !isNumber(word) {
        takeShort(word.dropFirst())
      } else {
        positionals.append(word)
      }
    }
  }

  /// A negative number, unless there are options of that name.
  private func isNumber(_ word: String) -> Bool {
    guard Double(word) != nil, let digit = word.dropFirst().first else { return false }
    return schema.option(short: digit) == nil
  }

  /// `--name`, `--name value` or `--name=value`.
  private mutating func takeLong(_ word: Substring) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first ?? ""
    let attached = parts.count == 2 ? String(parts[1]) : nil
    guard let option = schema.option(named: name) else { return noteUnknown("--\(name)") }
    take(option, attached: attached)
  }

  /// `-n`, `-n value`, `-nvalue`, `-n=value`, or several flags after one hyphen.
  private mutating func takeShort(_ word: Substring) {
    var letters = word
    while let letter = letters.popFirst() {
      guard let option = schema.option(short: letter) else { return noteUnknown("-\(letter)") }
      if option.value != nil {
        let attached = letters.first == "=" ? letters.dropFirst() : letters
        return take(option, attached: letters.isEmpty ? nil : String(attached))
      }
      take(option, attached: nil)
    }
  }

  private mutating func take(_ option: ArgumentSchema.Option, attached: String?) {
    guard let value = option.value else {
      if attached == nil { flags.insert(option.name) } else { faults.append("--\(option.name) takes no value") }
      return
    }
    if let attached {
      values[option.name, default: []].append(attached)
    } else if let next = rest.first, !next.hasPrefix("--") {
      values[option.name, default: []].append(next)
      rest = rest.dropFirst()
    } else {
      faults.append("--\(option.name) needs a value: \(value.allowed)")
    }
  }

  private mutating func noteUnknown(_ shown: String) {
    let closest = Spelling.closest(to: shown, among: schema.options.map { "--\($0.name)" })
    faults.append("there is no option \(shown)" + (closest.map { "; did you mean \($0)?" } ?? ""))
  }
}
