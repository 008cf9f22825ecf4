public import Cryptography

/// One step of a database's schema. Once shipped it is never edited: what comes later is another migration.
public struct Migration: Hashable, Sendable {
  /// Counts from 1, without gaps.
  public let number: Int
  /// What it brings, in a few words.
  public let name: String
  /// Run one after another in one transaction.
  public let statements: [String]

  public init(_ number: Int, _ name: String, _ statements: [String]) {
    self.number = number
    self.name = name
    self.statements = statements
  }

  /// SHA-256 over the statements, each ended by a semicolon and a line feed.
  public var checksum: Digest { SHA256.hash(of: statements.map { "\($0);\n" }.joined()) }
}
