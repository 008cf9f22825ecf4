import Commands
import Domain
import Imports
import MemoryEngine
import Testing

/// A store in memory, files to take into it, and what became of them.
struct Depot {
  let store: MemoryCommandStore
  let importer: Importer

  /// - Parameter currency: of the prices in the files.
  init(currency: String = "GBP", limits: Importer.Limits = .init()) throws {
    let clock: @Sendable () -> Timestamp = { Timestamp(microseconds: 1_700_000_000_000_000) }
    store = MemoryCommandStore(clock: clock)
    importer = Importer(
      currency: try #require(Currency(code: currency)),
      identifiers: IdentifierSource(clock: clock, random: { .random(in: 0 ... .max) }), limits: limits)
  }

  @discardableResult
  func take(_ kind: ImportKind, _ file: String, in pieces: Int = 7, refused: Collected? = nil) async throws
    -> ImportReport
  {
    try await importer.run(kind, from: Pieces(file.utf8, size: pieces), into: store, refusedRows: refused?.file)
  }

  func check(_ kind: ImportKind, _ file: String) async throws -> ImportReport {
    try await importer.run(kind, from: Pieces(file.utf8, size: 7), into: nil)
  }

  /// Why the store would not go through with a file.
  func fault(_ kind: ImportKind, _ file: some Sequence<UInt8>) async throws -> FileFault? {
    do throws(ImportStopped) {
      _ = try await importer.run(kind, from: Pieces(file, size: 1_000), into: store)
      return nil
    } catch {
      guard case .file(let fault) = error.reason else { throw error }
      return fault
    }
  }

  var products: [Product] { store.rows.products.values.sorted { $0.sku.text < $1.sku.text } }
  var users: [User] { store.rows.users.values.sorted { $0.email.text < $1.email.text } }
  var orders: [Order] { store.rows.orders.values.sorted { $0.reference.text < $1.reference.text } }
}

extension ImportReport {
  /// The figures of a report, without the refusals themselves.
  var figures: [Int] { [rows, entries, added, unchanged, refused, refusedRows] }
}
