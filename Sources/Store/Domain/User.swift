/// Someone who buys from the shop or works in it.
public struct User: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<User>

  /// Customers and suppliers are written to; the others work here.
  public enum Role: String, CaseIterable, Sendable {
    case customer
    case supplier
    case employee
    case manager
    case admin
  }

  /// What a person is called: 1 to 100 characters.
  public struct Name: Hashable, Sendable {
    /// In characters.
    public static let length = 1...100

    public let text: String

    /// - Throws: `StoreError`, naming `field`.
    public init(_ text: String, field: String = "name") throws(StoreError) {
      self.text = try cleaned(text, field: field, length: Self.length)
    }
  }

  public let id: ID
  public let name: Name
  public let email: EmailAddress
  public let role: Role
  /// Counts edits from 1.
  public let version: Int64

  public init(id: ID, name: Name, email: EmailAddress, role: Role, version: Int64 = 1) {
    self.id = id
    self.name = name
    self.email = email
    self.role = role
    self.version = version
  }
}
