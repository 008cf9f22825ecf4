/// Variables kept in a file (`.env`): `NAME=value`, one a line.
///
/// - A line may begin with `export`, so that a shell can read the file too. Blank lines and those beginning with `#`
///   are passed over.
/// - A bare value ends at a `#` after a blank, and has no blanks around it.
/// - Between single quotes everything stands for itself. Between double quotes `\n`, `\t`, `\r`, `\"`, `\\` and `\$`
///   are escapes. Neither kind goes on in the next line, and nothing is put in for `$NAME`.
public struct EnvironmentFile: Hashable, Sendable {
  /// A variable and where it stands.
  public struct Entry: Hashable, Sendable {
    /// The variable.
    public let name: String
    /// Its value, without quotes and escapes.
    public let value: String
    /// Counted from 1.
    public let line: Int
  }

  /// A line that could not be understood.
  public struct Fault: Hashable, Sendable, CustomStringConvertible {
    /// Counted from 1.
    public let line: Int
    /// What is wrong with it. Values are not repeated, they may be secret.
    public let problem: String

    public var description: String { "line \(line): \(problem)" }
  }

  /// The variables in order, each name once.
  public private(set) var entries: [Entry] = []
  /// The lines that could not be understood.
  public private(set) var faults: [Fault] = []

  /// A file without variables.
  public init() {}

  /// The variables in `text`.
  public init(parsing text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      do throws(EnvironmentLine.Fault) {
        guard let parsed = try EnvironmentLine(line) else { continue }
        add(Entry(name: parsed.name, value: parsed.value, line: index + 1))
      } catch {
        faults.append(Fault(line: index + 1, problem: error.problem))
      }
    }
  }

  /// The entry of that name.
  public subscript(name: String) -> Entry? { entries.first { $0.name == name } }

  private mutating func add(_ entry: Entry) {
    if let first = self[entry.name] {
      faults.append(Fault(line: entry.line, problem: "\(entry.name) stands in line \(first.line) already"))
    } else {
      entries.append(entry)
    }
  }
}
