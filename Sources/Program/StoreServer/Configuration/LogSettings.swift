import Settings
import Telemetry

/// What the program writes about itself.
struct LogSettings: SettingsGroup {
  /// How much.
  enum Level: String, SettingChoice { case trace, debug, info, notice, warning, error, critical }
  /// Lines for people or for programs.
  enum Format: String, SettingChoice { case text, json }

  let level: LogLevel
  let format: LogFormat

  init(reading settings: inout SettingsReader) {
    settings.section("Log")
    let level = settings.read(
      Setting("LOG_LEVEL", default: Level.notice, help: "The least important records to write; info has every request"))
    let format = settings.read(Setting("LOG_FORMAT", default: Format.text, help: "Lines for people or for programs"))
    self.level = LogLevel(name: level.rawValue) ?? .notice
    self.format = LogFormat(rawValue: format.rawValue) ?? .text
  }
}
