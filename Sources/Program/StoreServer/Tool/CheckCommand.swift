import CommandLineTool
import Queries
import SQLEngine
import SQLiteEngine
import Settings
import Synchronization

/// `store-manager check`
struct CheckCommand: Command {
  static let name = "check"
  static let summary = "Checks that the store keeps what it promises"
  static let discussion = """
    Reads the store's files and changes nothing, whether the store is served meanwhile or not: that stock is the sum of
    its movements and never negative, that orders, their lines and what left the shelves agree, that nobody altered the
    change log, and that the read model is what the change log says. For the last a second read model is built beside
    the store, and removed again: it needs room on the disk, and hardly any memory.

    One line for each promise; the exit code is 1 if one is broken. What could not be checked says why.
    """

  init(reading arguments: inout ArgumentReader) {}

  func run(in access: ProgramAccess, on console: Console) async throws {
    let settings = try access.settings()
    let projection = StoreProjection(currency: settings.shop.currency, calendar: settings.shop.calendar)
    let bar = Mutex<ProgressBar?>(nil)
    var broken = 0
    let audit = SQLiteAudit(folder: settings.folder.text, projection: projection)
    defer { bar.withLock { $0?.finish() } }
    try audit.run(
      progress: { done, total in
        bar.withLock { bar in
          if bar == nil { bar = ProgressBar("Reading the change log, records", total: Int(total), on: console) }
          bar?.advance(by: Int(done) - (bar?.done ?? 0))
        }
      },
      checked: { result in
        bar.withLock { $0?.finish() }
        if !result.holds { broken += 1 }
        result.show(on: console)
      })
    guard broken == 0 else {
      throw CommandFailure(
        "\(broken == 1 ? "one promise is" : "\(broken) promises are") broken",
        hint: "keep the files as they are for whoever looks into it, and restore a backup that \"check\" finds in order"
      )
    }
  }
}

extension AuditResult {
  /// `ok     I1    stock on hand is the sum of its movements (10 products)`
  fileprivate func show(on console: Console) {
    let verdict = !holds ? "WRONG" : omission == nil ? "ok" : checked > 0 ? "part" : "open"
    console.print("\(padded(verdict, 7))\(padded(name, 6))\(title) (\(checked) \(noun))")
    if let omission { console.print("\(padded("", 13))not checked: \(omission)") }
    for fault in faults { console.print("\(padded("", 13))\(Console.harmless(fault))") }
    let unnamed = faultCount - Int64(faults.count)
    if unnamed > 0 { console.print("\(padded("", 13))and \(unnamed) more") }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
