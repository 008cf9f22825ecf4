import CommandLineTool
import Domain
import SQLiteEngine
import Settings

/// `store-manager backup FILE`
struct BackupCommand: Command {
  static let name = "backup"
  static let summary = "Copies the store to a file, while it is served or not"
  static let discussion = """
    The copy is the store as it is at one moment, in one file, and is read again to its end before it gets its name. A
    file that is there already is left alone. What reports read from is not in it: it is made anew.
    """

  let file: String

  init(reading arguments: inout ArgumentReader) {
    file = arguments.argument("FILE", help: "A new file", completion: .files)
  }

  func run(in access: ProgramAccess, on console: Console) async throws {
    let folder = try access.settings().folder.text
    let bar = ProgressBar("Copying, pages", on: console)
    defer { bar.finish() }
    let backup = try SQLiteBackup.make(of: folder, at: file) { done, _ in bar.advance(by: done - bar.done) }
    bar.finish()
    console.print("\(backup.path) holds the store up to record \(backup.records) (\(backup.megabytes)), verified")
  }
}

/// `store-manager restore FILE`
struct RestoreCommand: Command {
  static let name = "restore"
  static let summary = "Makes a backup the store again"
  static let discussion = """
    The backup is read to its end first, and stays as it is. The folder of DATA_DIR has to be empty, or --replace given:
    then the store that is there is kept under another name beside the new one. Nobody may serve it meanwhile. What
    reports read from is made anew when the store starts.
    """

  let file: String
  let replaces: Bool

  init(reading arguments: inout ArgumentReader) {
    file = arguments.argument("FILE", help: "What \"backup\" made", completion: .files)
    replaces = arguments.flag("replace", help: "Moves a store that is there aside")
  }

  func run(in access: ProgramAccess, on console: Console) async throws {
    let folder = try access.settings().folder.text
    let bar = ProgressBar("Copying, pages", on: console)
    defer { bar.finish() }
    let now = Chance.system.clock().description.filter { $0.isNumber }.prefix(14)
    let (restored, aside) = try SQLiteBackup.restore(
      file, to: folder, replacing: replaces, suffix: "before-\(now)"
    ) { done, _ in bar.advance(by: done - bar.done) }
    bar.finish()
    console.print("\(restored.path) holds the store up to record \(restored.records) (\(restored.megabytes)), verified")
    if let aside { console.print("the store that was there is \(aside)") }
  }
}

extension BackupSummary {
  /// `12.3 MB`
  fileprivate var megabytes: String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
