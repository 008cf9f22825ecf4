/// What became of a file.
public struct ImportReport: Hashable, Sendable {
  public let kind: ImportKind
  /// Whether the file was only checked.
  public let isDryRun: Bool
  /// Rows read, without the header and without empty ones.
  public internal(set) var rows = 0
  /// Products, users or orders that the rows make up.
  public internal(set) var entries = 0
  /// Entries that are new in the store; in a dry run none.
  public internal(set) var added = 0
  /// Entries that the store had already, just as given.
  public internal(set) var unchanged = 0
  /// Entries that were not taken.
  public internal(set) var refused = 0
  /// Rows that were not taken: for orders, all rows of each that was refused.
  public internal(set) var refusedRows = 0
  /// The first of the refused rows, in the order of the file: at most `keptRefusals`.
  public internal(set) var refusals: [RefusedRow] = []
  /// The position in the change log from which reads show what was added; `nil` if nothing reached the store.
  public internal(set) var position: Int64?

  /// How many refused rows a report names. A file of refused rows holds all of them.
  public static let keptRefusals = 1_000
}

extension ImportReport {
  mutating func refuse(_ refusals: [RefusedRow]) {
    refused += 1
    refusedRows += refusals.count
    self.refusals += refusals.prefix(Self.keptRefusals - self.refusals.count)
  }
}

/// How far an import is.
public struct ImportProgress: Hashable, Sendable {
  /// Bytes read of the file.
  public let bytes: Int64
  /// Rows read, header and empty ones not counted.
  public let rows: Int
}

/// What a file holds.
public enum ImportKind: String, CaseIterable, Sendable {
  case products
  case users
  case orders
}

extension ImportKind {
  /// The header row of its files, columns that may be missing in brackets, as in `sku,name,price[,category]`.
  public var header: String {
    switch self {
    case .products: ProductImport.Column.header
    case .users: UserImport.Column.header
    case .orders: OrderImport.Column.header
    }
  }
}
