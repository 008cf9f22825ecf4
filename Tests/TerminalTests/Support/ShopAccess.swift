import CommandLineTool
import Commands
import Domain
import Foundation
import Imports
import MemoryEngine
import Queries
import Synchronization
import Terminal
import Testing

/// A shop in memory for the commands of the terminal.
final class ShopAccess: StoreAccess {
  struct NoSuchSetting: Error, CustomStringConvertible {
    let description = "STORE_CURRENCY must be an ISO 4217 code such as EUR"
  }

  let memory = MemoryCommandStore(clock: { Timestamp(microseconds: 0) })
  let queries: ReportStore
  private let commands: (any CommandStore)?
  private let hasCurrency: Bool
  private let openings = Atomic(0)

  /// - Parameter commands: in the place of the store in memory.
  init(answer: ReportAnswer? = nil, commands: (any CommandStore)? = nil, hasCurrency: Bool = true) {
    queries = ReportStore(answer)
    self.commands = commands
    self.hasCurrency = hasCurrency
  }

  /// How often the store was opened.
  var opened: Int { openings.load(ordering: .relaxed) }

  let version = "1.2.3"

  var identifiers: IdentifierSource {
    IdentifierSource(clock: { Timestamp(microseconds: 0) }, random: { .random(in: 0 ... .max) })
  }

  func currency() throws -> Currency {
    guard hasCurrency, let pounds = Currency(code: "GBP") else { throw NoSuchSetting() }
    return pounds
  }

  func withStore<Result: Sendable>(_ body: (OpenStore) async throws -> Result) async throws -> Result {
    openings.add(1, ordering: .relaxed)
    let calendar = try #require(StoreCalendar(timeZone: "Europe/London"))
    return try await body(
      OpenStore(commands: commands ?? memory, queries: queries, currency: try currency(), calendar: calendar))
  }

  /// What the tool answers to a command line.
  func answer(_ words: String..., width: Int? = nil) async -> Answer { await answer(words, width: width) }

  /// - Parameter width: of a terminal; without it, results go to a file.
  func answer(_ words: [String], width: Int? = nil) async -> Answer {
    let output = MemoryStream(isTerminal: width != nil, width: width ?? 80)
    let errors = MemoryStream()
    let code = await run(words, on: Console(output: output, errors: errors, allowsColour: false))
    return Answer(code, output.text, errors.text)
  }

  func run(_ words: [String], on console: Console) async -> ExitCode {
    let tool = Tool(
      "store-manager", version: version, summary: "a store back office",
      commands: [ImportCommand<ShopAccess>.self, ReportCommand<ShopAccess>.self, VersionCommand<ShopAccess>.self])
    return await tool.run(words, in: self, on: console)
  }
}

/// How the tool ended and what it showed.
struct Answer: Equatable, CustomStringConvertible {
  let code: ExitCode
  let output: String
  /// Without the progress, which depends on the time it took.
  let errors: [String]

  init(_ code: ExitCode, _ output: String, _ errors: String = "") {
    self.code = code
    self.output = output
    self.errors = errors.split(separator: "\n").map(String.init).filter { !$0.contains(", bytes: ") }
  }

  var description: String { "\(code)\n\(output)\n\(errors.joined(separator: "\n"))" }
}
