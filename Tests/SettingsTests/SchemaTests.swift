import Settings
import Testing

@Suite("Settings as documented")
struct SchemaTests {
  private let schema = SettingsSchema(of: ShopSettings.self)

  @Test("The example file names every variable, and reads back as the defaults")
  func example() throws {
    let file = EnvironmentFile(parsing: schema.exampleFile)
    #expect(file.faults == [])
    #expect(file.entries.map(\.name) == ["STORE_MODE", "HOST", "PORT", "NODES", "DRAIN", "STORE_OPEN", "STORE_NAME"])
    for declaration in schema.declarations { #expect(schema.exampleFile.contains("\(declaration.name)=")) }
    let password = ["DB_PASS": "x"]
    let read = try SettingsSources(environment: password, file: file).read(ShopSettings.self).values
    #expect(try read == SettingsSources(environment: password).read(ShopSettings.self).values)
  }

  @Test("The example file is laid out in sections")
  func layout() {
    #expect(
      schema.exampleFile.hasPrefix(
        """
        # How the store is kept.
        # Allowed: embedded, polyglot or distributed.
        STORE_MODE=embedded

        # ---- Network ----

        # The address to listen on.
        # Allowed: the name or address of a host.
        HOST=127.0.0.1

        # The port to listen on.
        # Allowed: a whole number from 1 to 65535.
        PORT=5000

        # The certificate to serve HTTPS with.
        # Allowed: the path of a file or folder.
        # TLS_CERT=

        """))
    #expect(schema.exampleFile.contains("# The password.\n# Must be given: text.\n# DB_PASS=\n"))
    #expect(schema.exampleFile.hasSuffix("STORE_NAME=\"Café & \\\"Cie\\\" #1\"\n"))
  }

  @Test("The table of help is aligned")
  func help() {
    #expect(
      schema.helpTable.hasPrefix(
        """
          STORE_MODE  How the store is kept
                      embedded, polyglot or distributed; default embedded

        Network:
          HOST        The address to listen on
                      the name or address of a host; default 127.0.0.1

        """))
    #expect(schema.helpTable.contains("  DB_PASS     The password\n              text; must be given\n"))
  }
}
