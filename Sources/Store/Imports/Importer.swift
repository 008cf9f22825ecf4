public import Commands
public import Domain

/// Takes CSV files into a store, in memory that does not grow with the file.
///
/// A file that is imported twice changes nothing the second time, so whatever interrupts an import, it can simply be
/// run again.
public struct Importer: Sendable {
  /// Commands under way at a time, so that an engine commits many together.
  public static let inFlight = 64

  private let currency: Currency
  private let identifiers: IdentifierSource

  /// - Parameter currency: what prices are written in.
  public init(currency: Currency, identifiers: IdentifierSource) {
    self.currency = currency
    self.identifiers = identifiers
  }

  /// Reads a file to its end.
  ///
  /// Rows that cannot be taken are reported and passed over.
  /// - Parameters:
  ///   - bytes: the file, in pieces of any size.
  ///   - store: where it goes. Without one this is a dry run: every row is checked by itself and against the others
  ///     of the file, but not against the store, so unknown products and buyers of orders do not show.
  ///   - actor: who imports.
  ///   - refusedRows: gets every refused row; the report names the first.
  ///   - progress: called after each piece.
  /// - Throws: `ImportStopped` where the file or the store cannot go on.
  public func run<Bytes: AsyncSequence>(
    _ kind: ImportKind, from bytes: Bytes, into store: (any CommandStore)?, by actor: User.ID? = nil,
    refusedRows: RefusedRowsFile? = nil, progress: (ImportProgress) -> Void = { _ in }
  ) async throws(ImportStopped) -> ImportReport where Bytes.Element: Collection<UInt8> {
    switch kind {
    case .products:
      let format = ProductImport(currency: currency, identifiers: identifiers)
      var run = ImportRun(kind, format, into: store, by: actor, refusedRows: refusedRows)
      return try await run.read(bytes, progress)
    case .users:
      var run = ImportRun(
        kind, UserImport(identifiers: identifiers), into: store, by: actor, refusedRows: refusedRows)
      return try await run.read(bytes, progress)
    case .orders:
      let format = OrderImport(currency: currency, identifiers: identifiers)
      var run = ImportRun(kind, format, into: store, by: actor, refusedRows: refusedRows)
      return try await run.read(bytes, progress)
    }
  }
}
