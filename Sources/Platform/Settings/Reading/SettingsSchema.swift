/// The settings of a group as declared, for help and examples.
public struct SettingsSchema: Hashable, Sendable {
  /// In the order of declaration.
  public let declarations: [SettingDeclaration]

  /// What `group` declares.
  public init<Group: SettingsGroup>(of group: Group.Type) {
    var reader = SettingsReader(nil)
    _ = Group(reading: &reader)
    declarations = reader.declarations
  }

  /// The sections in order with what is in them.
  private var sections: [(title: String, declarations: [SettingDeclaration])] {
    declarations.reduce(into: []) { sections, declaration in
      if let index = sections.firstIndex(where: { $0.title == declaration.section }) {
        sections[index].declarations.append(declaration)
      } else {
        sections.append((declaration.section, [declaration]))
      }
    }
  }
}

/// A variable as declared, whatever its type.
public struct SettingDeclaration: Hashable, Sendable {
  /// The variable.
  public let name: String
  /// What it is for.
  public let help: String
  /// What is allowed, in words.
  public let allowed: String
  /// The section it stands in, empty for none.
  public let section: String
  /// Whether its value is never to be shown.
  public let isSecret: Bool
  /// Whether it must be given.
  public let isRequired: Bool
  /// The default's text; empty if there is none or it is secret.
  public let defaultText: String

  init<Value>(_ setting: Setting<Value>, section: String) {
    name = setting.name
    help = setting.help
    allowed = setting.allowed
    self.section = section
    isSecret = setting.isSecret
    isRequired = setting.defaultValue == nil
    defaultText = setting.isSecret ? "" : setting.defaultValue?.settingText ?? ""
  }
}

extension SettingsSchema {
  /// An `EnvironmentFile` with all variables at their defaults and what they mean; those without one are commented out.
  public var exampleFile: String {
    sections.map { section in
      let title = section.title.isEmpty ? "" : "# ---- \(section.title) ----\n\n"
      return title + section.declarations.map(Self.example).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func example(of declaration: SettingDeclaration) -> String {
    let kind = declaration.isRequired ? "Must be given: " : "Allowed: "
    let assignment = "\(declaration.name)=\(Quoting.quotedIfNeeded(declaration.defaultText))"
    return """
      # \(declaration.help).
      # \(kind)\(declaration.allowed).
      \(declaration.defaultText.isEmpty ? "# " : "")\(assignment)

      """
  }

  /// A table for the terminal: name, meaning, what is allowed, default.
  public var helpTable: String {
    let width = declarations.map(\.name.count).max() ?? 0
    return sections.map { section in
      let title = section.title.isEmpty ? "" : "\(section.title):\n"
      return title + section.declarations.map { Self.help(of: $0, width) }.joined()
    }.joined(separator: "\n")
  }

  private static func help(of declaration: SettingDeclaration, _ width: Int) -> String {
    let margin = String(repeating: " ", count: width + 4)
    let name = declaration.name + String(repeating: " ", count: width - declaration.name.count)
    let standing =
      declaration.isRequired
      ? "; must be given" : declaration.defaultText.isEmpty ? "" : "; default \(declaration.defaultText)"
    return "  \(name)  \(declaration.help)\n\(margin)\(declaration.allowed)\(standing)\n"
  }
}
