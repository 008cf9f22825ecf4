import CommandLineTool
import Synchronization

/// What the commands of the tests note.
final class Shop: Sendable {
  private let noted = Mutex<[String]>([])
  var notes: [String] { noted.withLock { $0 } }
  func note(_ text: String) { noted.withLock { $0.append(text) } }
}

enum Format: String, ArgumentChoice { case table, json, csv }

struct Connection: ArgumentGroup {
  let url: String

  init(reading arguments: inout ArgumentReader) {
    url = arguments.option("url", short: "u", default: "http://localhost", help: "Where the shop is")
  }
}

struct Import: Command {
  static let name = "import"
  static let summary = "Reads products from files"
  static let discussion = "Files are CSV."

  let connection: Connection
  let dryRun: Bool
  let verbose: Bool
  let format: Format
  let limit: Int?
  let tags: [String]
  let file: String
  let more: [String]

  init(reading arguments: inout ArgumentReader) {
    connection = arguments.read(Connection.self)
    dryRun = arguments.flag("dry-run", short: "n", help: "Checks only")
    verbose = arguments.flag("verbose", short: "v", help: "Says more")
    format = arguments.option("format", short: "f", default: .table, help: "How to show it")
    limit = arguments.option("limit", short: "l", help: "How many at most")
    tags = arguments.options("tag", help: "A tag to give")
    file = arguments.argument("FILE", help: "The file to read", completion: .files)
    more = arguments.arguments("MORE", help: "More files", completion: .files)
  }

  func run(in shop: Shop, on console: Console) async throws {
    shop.note(
      "\(connection.url) \(dryRun) \(verbose) \(format) \(limit.map(String.init) ?? "-") \(tags) \(file) \(more)")
  }
}

struct CreateToken: Command {
  static let name = "token create"
  static let summary = "Makes a token"
  let owner: String

  init(reading arguments: inout ArgumentReader) {
    owner = arguments.requiredOption("owner", help: "Who gets it")
  }

  func run(in shop: Shop, on console: Console) async throws { console.print("token of \(owner)") }
}

struct RevokeToken: Command {
  static let name = "token revoke"
  static let summary = "Takes a token back"
  let format: Format?

  init(reading arguments: inout ArgumentReader) {
    format = arguments.optionalArgument("FORMAT", help: "How to show it")
  }

  func run(in shop: Shop, on console: Console) async throws {
    throw CommandFailure("there is no such token\u{1B}[2J", hint: "list them first")
  }
}

struct Answer {
  let code: ExitCode
  let output: String
  let errors: String
  let notes: [String]
}

/// What the tool of the tests answers to a command line.
func answer(_ words: String..., isTerminal: Bool = false, allowsColour: Bool = true) async -> Answer {
  await answer(words, isTerminal: isTerminal, allowsColour: allowsColour)
}

func answer(_ line: [String], isTerminal: Bool = false, allowsColour: Bool = true) async -> Answer {
  let tool = Tool(
    "shop", version: "1.2.3", summary: "keeps a shop",
    commands: [Import.self, CreateToken.self, RevokeToken.self])
  let output = MemoryStream(isTerminal: isTerminal)
  let errors = MemoryStream(isTerminal: isTerminal)
  let shop = Shop()
  let console = Console(output: output, errors: errors, allowsColour: allowsColour)
  let code = await tool.run(line, in: shop, on: console)
  return Answer(code: code, output: output.text, errors: errors.text, notes: shop.notes)
}
