public import Commands
public import Domain

/// Takes CSV files into a store, in memory that does not grow with the file.
///
/// A file that is imported twice changes nothing the second time, so whatever interrupts an import, it can simply be
/// run again.
public struct Importer: Sendable {
  /// How much is under way at a time: enough for an engine to commit many commands together.
  public struct Limits: Hashable, Sendable {
    public let commands: Int
    /// Of the rows that the commands are made of. One command more may be under way, however large.
    public let bytes: Int

    public init(commands: Int = 64, bytes: Int = 8 << 20) {
      self.commands = commands
      self.bytes = bytes
    }
  }

  private let currency: Currency
  private let identifiers: IdentifierSource
  private let limits: Limits

  /// - Parameter currency: what prices are written in.
  public init(currency: Currency, identifiers: IdentifierSource, limits: Limits = Limits()) {
    self.currency = currency
    self.identifiers = identifiers
    self.limits = limits
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
      var run = run(kind, ProductImport(currency: currency, identifiers: identifiers), store, actor, refusedRows)
      return try await run.read(bytes, progress)
    case .users:
      var run = run(kind, UserImport(identifiers: identifiers), store, actor, refusedRows)
      return try await run.read(bytes, progress)
    case .orders:
      var run = run(kind, OrderImport(currency: currency, identifiers: identifiers), store, actor, refusedRows)
      return try await run.read(bytes, progress)
    }
  }

  private func run<Format: ImportFormat>(
    _ kind: ImportKind, _ format: Format, _ store: (any CommandStore)?, _ actor: User.ID?, _ refused: RefusedRowsFile?
  ) -> ImportRun<Format> {
    ImportRun(
      ImportParser(format), within: limits, into: store, by: actor,
      entering: ImportLedger(kind, isDryRun: store == nil, refused))
  }
}
