import Settings

/// Where the store is reached.
struct NetworkSettings: SettingsGroup {
  let host: Host
  /// 0 lets the system choose one.
  let port: Int
  /// Threads that serve requests; 0 is one a processor.
  let loops: Int
  let certificate: Path?
  let key: Path?

  init(reading settings: inout SettingsReader) {
    settings.section("Network")
    host = settings.read(Setting("HOST", default: "127.0.0.1", help: "The address to listen on"))
    port = settings.read(
      Setting("PORT", default: 5000, in: 0...65_535, help: "The port to listen on; 0 takes any that is free"))
    loops = settings.read(
      Setting("LOOPS", default: 0, in: 0...256, help: "Threads that serve requests; 0 is one for each processor"))
    certificate = settings.read(
      Setting(
        "TLS_CERT", default: nil, help: "A PEM file with the certificate to serve HTTPS with; read again on SIGHUP"))
    key = settings.read(Setting("TLS_KEY", default: nil, help: "A PEM file with the certificate's key"))
    settings.require(
      (certificate == nil) == (key == nil), of: key == nil ? "TLS_KEY" : "TLS_CERT", "is missing",
      "give TLS_CERT and TLS_KEY, or neither")
  }

  /// Whether only this machine can reach the address.
  var isLoopback: Bool {
    host.text == "localhost" || host.text == "::1" || host.text.wholeMatch(of: /127(\.\d{1,3}){3}/) != nil
  }
}
