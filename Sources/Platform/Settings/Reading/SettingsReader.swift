/// Reads settings one by one and notes what is wrong with them. A `SettingsGroup`'s initializer gets it.
public struct SettingsReader {
  /// `nil` while settings are only declared.
  private let sources: SettingsSources?
  private(set) var declarations: [SettingDeclaration] = []
  private(set) var faults: [SettingsError.Fault] = []
  private(set) var report: [SettingsReportLine] = []
  private var section = ""

  init(_ sources: SettingsSources?) { self.sources = sources }

  /// Begins a section: the settings read from here on belong together in help and the example file.
  public mutating func section(_ title: String) { section = title }

  /// The value of `setting`. If what is given is not allowed, that is noted, the default or a placeholder returned, and
  /// reading the group fails in the end.
  public mutating func read<Value: SettingValue>(_ setting: Setting<Value>) -> Value {
    declarations.append(SettingDeclaration(setting, section: section))
    let fallback = setting.defaultValue ?? Value.placeholder
    guard let sources else { return fallback }
    guard let (text, origin) = sources.text(of: setting.name) else {
      if setting.defaultValue == nil { note(missing: setting) }
      report(setting, fallback, .byDefault)
      return fallback
    }
    guard let value = Value(settingText: text), setting.isAllowed(value) else {
      note(setting, isNot: text, origin)
      return fallback
    }
    report(setting, value, origin)
    return value
  }

  /// Reads another group as part of this one.
  public mutating func read<Group: SettingsGroup>(_ group: Group.Type) -> Group { Group(reading: &self) }

  /// Notes a fault unless `condition` holds: for rules between several settings.
  ///
  /// - Parameters:
  ///   - name: the variable at fault.
  ///   - problem: what is wrong with it, as in "is missing although TLS_CERT is given".
  ///   - remedy: what to do, as in "give both or neither".
  public mutating func require(_ condition: Bool, of name: String, _ problem: String, _ remedy: String) {
    guard sources != nil, !condition else { return }
    faults.append(SettingsError.Fault(name: name, problem: problem, remedy: remedy))
  }

  private mutating func note<Value>(missing setting: Setting<Value>) {
    faults.append(
      SettingsError.Fault(name: setting.name, problem: "is missing", remedy: "it must be \(setting.allowed)"))
  }

  private mutating func note<Value>(_ setting: Setting<Value>, isNot text: String, _ origin: SettingsSources.Origin) {
    let shown = setting.isSecret ? "has a value that is not allowed" : "is \(Quoting.shown(text))"
    faults.append(
      SettingsError.Fault(
        name: setting.name, problem: "\(shown) (\(origin))", remedy: "it must be \(setting.allowed)"))
  }

  private mutating func report<Value>(_ setting: Setting<Value>, _ value: Value, _ origin: SettingsSources.Origin) {
    let text = value.settingText
    report.append(
      SettingsReportLine(
        name: setting.name, shownValue: setting.isSecret && !text.isEmpty ? "(secret)" : text, origin: origin))
  }
}
