/// A struct whose properties are settings. Its one initializer both declares and reads them:
///
/// ```swift
/// struct ServerSettings: SettingsGroup {
///   let host: Host
///   let port: Int
///
///   init(reading settings: inout SettingsReader) {
///     host = settings.read(Setting("HOST", default: "127.0.0.1", help: "The address to listen on"))
///     port = settings.read(Setting("PORT", default: 5000, in: 1...65_535, help: "The port to listen on"))
///   }
/// }
///
/// let server = try SettingsSources.process().read(ServerSettings.self).values
/// ```
///
/// It has to read all settings each time, whatever their values are: help and the example file come from running it
/// without any.
public protocol SettingsGroup: Sendable {
  /// Declares and reads all settings of the group.
  init(reading settings: inout SettingsReader)
}

/// Settings that were read.
public struct LoadedSettings<Group: SettingsGroup>: Sendable {
  /// The settings.
  public let values: Group
  /// Each variable in the order of declaration, as it may be shown.
  public let report: [SettingsReportLine]
}

/// What a variable is and why, fit to be logged.
public struct SettingsReportLine: Hashable, Sendable {
  /// The variable.
  public let name: String
  /// The value's text, `(secret)` in place of one, empty for none.
  public let shownValue: String
  /// Where the value was found.
  public let origin: SettingsSources.Origin

  /// A line about the variable `name`.
  public init(name: String, shownValue: String, origin: SettingsSources.Origin) {
    self.name = name
    self.shownValue = shownValue
    self.origin = origin
  }
}

extension SettingsSources {
  /// Reads all settings of the group.
  ///
  /// - Parameter prefixes: names that begin with one of these and are not declared are faults, since they can only be
  ///   misspelt.
  /// - Throws: `SettingsError` with all faults at once.
  public func read<Group: SettingsGroup>(
    _ group: Group.Type = Group.self, refusingUnknown prefixes: [String] = []
  ) throws(SettingsError) -> LoadedSettings<Group> {
    var reader = SettingsReader(self)
    let values = Group(reading: &reader)
    let faults = fileFaults + reader.faults + unknownNames(prefixes, declared: reader.declarations.map(\.name))
    guard faults.isEmpty else { throw SettingsError(faults: faults) }
    return LoadedSettings(values: values, report: reader.report)
  }

  private var fileFaults: [SettingsError.Fault] {
    file.faults.map { SettingsError.Fault(name: fileName, problem: $0.description, remedy: nil) }
  }

  private func unknownNames(_ prefixes: [String], declared: [String]) -> [SettingsError.Fault] {
    names.compactMap { name, origin in
      guard prefixes.contains(where: name.hasPrefix), !declared.contains(name) else { return nil }
      let closest = Spelling.closest(to: name, among: declared)
      return SettingsError.Fault(
        name: name, problem: "is no setting (\(origin))", remedy: closest.map { "did you mean \($0)?" } ?? "take it out"
      )
    }
  }
}
