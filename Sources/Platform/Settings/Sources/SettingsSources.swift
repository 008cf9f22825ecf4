/// Where values come from: the environment, else a file, else the default of the declaration.
///
/// A variable that is there but empty counts as not given, since that is how those leave one out who must name it.
public struct SettingsSources: Hashable, Sendable {
  /// Where a value was found.
  public enum Origin: Hashable, Sendable, CustomStringConvertible {
    /// A variable of the environment.
    case environment
    /// A line of a file.
    case file(name: String, line: Int)
    /// The default of the declaration.
    case byDefault

    public var description: String {
      switch self {
      case .environment: "environment"
      case .file(let name, let line): "\(name), line \(line)"
      case .byDefault: "default"
      }
    }
  }

  let environment: [String: String]
  let file: EnvironmentFile
  let fileName: String

  /// Sources of which each may be empty.
  public init(
    environment: [String: String] = [:], file: EnvironmentFile = EnvironmentFile(), named fileName: String = ".env"
  ) {
    self.environment = environment
    self.file = file
    self.fileName = fileName
  }

  /// The environment of this program and the file at `path`, if there is one.
  ///
  /// - Throws: `EnvironmentFile.Unreadable`.
  public static func process(fileAt path: Path = ".env") throws(EnvironmentFile.Unreadable) -> SettingsSources {
    SettingsSources(
      environment: ProcessEnvironment.variables, file: try EnvironmentFile(at: path) ?? EnvironmentFile(),
      named: path.text)
  }

  /// The text of the variable, without blanks around, and where it was found; `nil` if it is not given.
  func text(of name: String) -> (text: String, origin: Origin)? {
    if let text = environment[name]?.trimmed, !text.isEmpty { return (text, .environment) }
    if let entry = file[name], !entry.value.isEmpty { return (entry.value, .file(name: fileName, line: entry.line)) }
    return nil
  }

  /// All names that are given, with where, in the order of their names.
  var names: [(name: String, origin: Origin)] {
    let inFile = file.entries.map { ($0.name, Origin.file(name: fileName, line: $0.line)) }
    let elsewhere = environment.keys.filter { file[$0] == nil }.map { ($0, Origin.environment) }
    return (inFile + elsewhere).sorted { $0.0 < $1.0 }
  }
}
