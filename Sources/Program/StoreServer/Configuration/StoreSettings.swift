public import Settings

/// Everything about the program that an operator may choose. `.env.example` and the help of `serve` are made of it.
public struct StoreSettings: SettingsGroup {
  /// Which storage keeps the store.
  enum Mode: String, SettingChoice { case embedded }

  /// Who may come in.
  enum Authentication: String, SettingChoice { case open }

  let mode: Mode
  let authentication: Authentication
  let folder: Path
  let network: NetworkSettings
  let shop: ShopSettings
  let log: LogSettings

  public init(reading settings: inout SettingsReader) {
    settings.section("Storage")
    mode = settings.read(Setting("STORE_MODE", default: .embedded, help: "Which storage keeps the store"))
    folder = settings.read(
      Setting("DATA_DIR", default: "./data", help: "The folder of the store's files, made if it is not there"))
    settings.section("Access")
    authentication = settings.read(
      Setting(
        "STORE_AUTH", default: .open,
        help: "Who may come in; open: everyone who reaches the address, so it must be a loopback one"))
    network = settings.read(NetworkSettings.self)
    shop = settings.read(ShopSettings.self)
    log = settings.read(LogSettings.self)
    settings.require(
      authentication != .open || network.isLoopback, of: "HOST", "is not a loopback address, and STORE_AUTH is open",
      "anyone who reaches it could change the store: use 127.0.0.1, ::1 or localhost")
  }

  /// Reads the environment and the `.env` file of the current folder.
  /// - Throws: `SettingsError` with all faults at once, `EnvironmentFile.Unreadable`.
  static func process() throws -> StoreSettings {
    try SettingsSources.process().read(StoreSettings.self, refusingUnknown: ["STORE_"]).values
  }

  /// The text of `.env.example`.
  public static var exampleFile: String { SettingsSchema(of: StoreSettings.self).exampleFile }
}
