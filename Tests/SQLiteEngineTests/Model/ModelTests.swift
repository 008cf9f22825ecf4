import Randomness
import StoreSamples
import Testing

@Suite("Whatever is asked, the store answers as a shop in plain arithmetic does")
struct ModelTests {
  @Test("Ten thousand commands by chance, and what must hold after each hundred of them")
  func chance() async throws {
    let run = try ModelRun(seed: TestSeed.draw(for: "ModelTests"))
    try await run.open()
    for round in 1...100 {
      try await run.ask(commands: 100)
      try await run.check()
      if round % 20 == 0 { try await run.restart() }
    }
    try run.audit()
    await run.stop()
  }
}
