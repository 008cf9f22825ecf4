public import Domain

/// What lists find and sort a user by.
public struct UserEntry: Hashable, Sendable {
  public let id: User.ID
  /// Without case and accents, as everything that people sort by.
  public let name: String
  public let email: String
  /// Of name and e-mail address.
  public let words: [String]
  public let role: User.Role
}

extension UserEntry {
  public init(_ user: User) {
    self.init(
      id: user.id,
      name: user.name.text.folded,
      email: user.email.text.folded,
      words: SearchWords.words(of: [user.name.text, user.email.text]),
      role: user.role)
  }
}
