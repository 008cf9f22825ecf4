import CommandLineTool
import Imports
import JSON

/// An import into a store that another process serves: the file is sent to it as it is.
struct ServedImport {
  let store: any ServedStore
  let kind: ImportKind
  let input: OpenFile
  let console: Console

  /// - Returns: how many rows were refused.
  func run() async throws -> Int {
    guard let size = input.size else {
      throw CommandFailure("\(input.path) has no length", hint: "save it as a file, or stop the store and import again")
    }
    console.note("The store is served at \(store.address): sending the file there.")
    let bar = ProgressBar("Importing \(kind), bytes", total: size, on: console)
    let body = ServedBody(type: "text/csv", length: size) { [input] in
      let piece = try input.read(upTo: 64 << 10)
      bar.advance(by: piece.count)
      return piece
    }
    let report: JSONValue
    do {
      report = try await store.document("/api/v1/imports/\(kind.rawValue)", sending: body)
    } catch {
      bar.finish()
      throw error
    }
    bar.finish()
    return show(report)
  }

  private func show(_ report: JSONValue) -> Int {
    let count = { (name: String) in report[name]?.int ?? 0 }
    var counts = ImportCounts(kind: kind)
    counts.add(report)
    console.print("\(counts.sentence) (\(Counted.text(count("rows"), "row")))")
    let refusals = report["refusals"]?.array ?? []
    for refusal in refusals {
      let column = refusal["column"]?.string.map { ", \($0)" } ?? ""
      console.note("row \(refusal["row"]?.int ?? 0)\(column): \(refusal["detail"]?.string ?? "")")
    }
    let unnamed = count("refused_rows") - refusals.count
    if unnamed > 0 { console.note("and \(Counted.grouped(unnamed)) more") }
    return count("refused_rows")
  }
}
