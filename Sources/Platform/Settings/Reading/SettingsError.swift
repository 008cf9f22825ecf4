/// All that is wrong with the settings given.
public struct SettingsError: Error, Hashable, Sendable {
  /// One thing that is wrong.
  public struct Fault: Hashable, Sendable {
    /// The variable, or the file if its line could not be understood.
    public let name: String
    /// What is wrong, without the values of secrets.
    public let problem: String
    /// What is allowed or to be done.
    public let remedy: String?

    /// A fault of the variable `name`.
    public init(name: String, problem: String, remedy: String?) {
      self.name = name
      self.problem = problem
      self.remedy = remedy
    }
  }

  /// The faults in the order of declaration, those of lines first and of unknown names last.
  public let faults: [Fault]

  /// An error of these faults.
  public init(faults: [Fault]) { self.faults = faults }
}

extension SettingsError.Fault: CustomStringConvertible {
  public var description: String { "\(name) \(problem)" + (remedy.map { "; \($0)" } ?? "") }
}

extension SettingsError: CustomStringConvertible {
  /// One fault a line.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
