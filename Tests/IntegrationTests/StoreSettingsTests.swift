import Foundation
import StoreServer
import Testing

@Suite("Settings")
struct StoreSettingsTests {
  @Test("The example file is what the declarations say")
  func example() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.env.example").standardized
    #expect(try String(contentsOf: file, encoding: .utf8) == StoreSettings.exampleFile)
  }
}
