import Settings

/// Settings as a program has them.
struct ShopSettings: SettingsGroup, Equatable {
  enum Mode: String, SettingChoice { case embedded, polyglot, distributed }

  struct TLS: SettingsGroup, Equatable {
    let certificate: Path?
    let key: Path?

    init(reading settings: inout SettingsReader) {
      certificate = settings.read(Setting("TLS_CERT", default: nil, help: "The certificate to serve HTTPS with"))
      key = settings.read(Setting("TLS_KEY", default: nil, help: "The key of the certificate"))
      settings.require(
        (certificate == nil) == (key == nil), of: key == nil ? "TLS_KEY" : "TLS_CERT", "is missing",
        "give TLS_CERT and TLS_KEY or neither")
    }
  }

  let mode: Mode
  let host: Host
  let port: Int
  let tls: TLS
  let password: String
  let nodes: [Host]
  let drain: Duration
  let open: Bool
  let name: String

  init(reading settings: inout SettingsReader) {
    mode = settings.read(Setting("STORE_MODE", default: .embedded, help: "How the store is kept"))
    settings.section("Network")
    host = settings.read(Setting("HOST", default: "127.0.0.1", help: "The address to listen on"))
    port = settings.read(Setting("PORT", default: 5000, in: 1...65_535, help: "The port to listen on"))
    tls = settings.read(TLS.self)
    settings.section("Database")
    password = settings.read(Setting("DB_PASS", help: "The password", isSecret: true))
    nodes = settings.read(Setting("NODES", default: ["localhost", "127.0.0.1"], help: "The nodes to ask first"))
    drain = settings.read(
      Setting("DRAIN", default: .seconds(30), in: .zero ... .seconds(600), help: "How long requests may take to end"))
    open = settings.read(Setting("STORE_OPEN", default: false, help: "Whether anybody may come in"))
    name = settings.read(
      Setting("STORE_NAME", default: "Café & \"Cie\" #1", help: "The name of the shop")
        .allowing("text of at most 20 letters") { $0.count <= 20 })
  }
}
