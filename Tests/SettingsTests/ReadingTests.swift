import Settings
import Testing

@Suite("Reading settings")
struct ReadingTests {
  private func read(_ environment: [String: String], file: String = "") throws(SettingsError) -> LoadedSettings<
    ShopSettings
  > {
    try SettingsSources(environment: environment, file: EnvironmentFile(parsing: file))
      .read(refusingUnknown: ["STORE_"])
  }

  private func faults(_ environment: [String: String], file: String = "") -> [String] {
    do throws(SettingsError) {
      _ = try read(environment, file: file)
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  @Test("The environment goes over the file, the file over the default")
  func precedence() throws {
    let loaded = try read(
      ["DB_PASS": "s3cret", "PORT": "8080", "HOST": ""],
      file: "PORT=9090\nHOST=::1\nNODES= a.example , [fe80::1]\nSTORE_OPEN=Yes\nDRAIN=5m\nSTORE_MODE=polyglot")
    let values = loaded.values
    #expect(values.port == 8080)
    #expect(values.host == "::1")
    #expect(values.nodes == ["a.example", "fe80::1"])
    #expect(values.open)
    #expect(values.drain == .seconds(300))
    #expect(values.mode == .polyglot)
    #expect(values.tls.key == nil)
    #expect(values.name == "Café & \"Cie\" #1")
  }

  @Test("All faults come at once, each with its variable, its fault and what is allowed")
  func faults() {
    #expect(
      faults(
        [
          "PORT": "70000", "STORE_MODE": "Embeded", "TLS_KEY": "key.pem", "STORE_OPNE": "1", "DRAIN": "30",
          "HOST": "a b\u{1B}", "STORE_NAME": "A name of more than twenty letters",
        ], file: "NODES=a,,b\nFOO\nSTORE_XYZ_ABC=1") == [
          ".env line 2: there is no \"=\"; write NAME=value",
          "STORE_MODE is \"Embeded\" (environment); it must be embedded, polyglot or distributed",
          "HOST is \"a b\u{FFFD}\" (environment); it must be the name or address of a host",
          "PORT is \"70000\" (environment); it must be a whole number from 1 to 65535",
          "TLS_CERT is missing; give TLS_CERT and TLS_KEY or neither",
          "DB_PASS is missing; it must be text",
          "NODES is \"a,,b\" (.env, line 1); it must be a list, with commas between, of which each is the name or "
            + "address of a host",
          "DRAIN is \"30\" (environment); it must be a length of time such as 500ms, 30s, 5m, 2h or 1d from 0s to 10m",
          "STORE_NAME is \"A name of more than twenty letters\" (environment); it must be text of at most 20 letters",
          "STORE_OPNE is no setting (environment); did you mean STORE_OPEN?",
          "STORE_XYZ_ABC is no setting (.env, line 3); take it out",
        ])
  }

  @Test("The value of a secret is shown nowhere")
  func secrets() throws {
    struct Pin: SettingsGroup {
      let pin: Int
      init(reading settings: inout SettingsReader) {
        pin = settings.read(Setting("PIN", default: 987654, in: 0...999_999, help: "The pin", isSecret: true))
      }
    }
    let error = #expect(throws: SettingsError.self) {
      try SettingsSources(environment: ["PIN": "12345678"]).read(Pin.self)
    }
    #expect(
      error?.description
        == "PIN has a value that is not allowed (environment); it must be a whole number from 0 to 999999")
    let loaded = try SettingsSources(environment: ["PIN": "4711"]).read(Pin.self)
    #expect(loaded.report == [.init(name: "PIN", shownValue: "(secret)", origin: .environment)])
    let schema = SettingsSchema(of: Pin.self)
    #expect(!schema.exampleFile.contains("987654"))
    #expect(!schema.helpTable.contains("987654"))
  }

  @Test("The report says what each is and why")
  func report() throws {
    let report = try read(["DB_PASS": "x", "PORT": "1"], file: "HOST=h").report
    #expect(report.map(\.name) == SettingsSchema(of: ShopSettings.self).declarations.map(\.name))
    #expect(report.first { $0.name == "HOST" }?.origin == .file(name: ".env", line: 1))
    #expect(report.first { $0.name == "PORT" }?.shownValue == "1")
    #expect(report.first { $0.name == "DRAIN" } == .init(name: "DRAIN", shownValue: "30s", origin: .byDefault))
  }

  @Test("The environment of this program is read")
  func process() throws {
    #expect(ProcessEnvironment.variables["PATH"]?.isEmpty == false)
  }
}
