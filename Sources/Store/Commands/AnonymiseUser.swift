public import Domain

/// Takes away a user's name and e-mail address, and keeps what was bought.
public struct AnonymiseUser: Command {
  public static let name = "user.anonymise"

  public let user: User.ID
  /// What the caller has seen; `nil` anonymises whatever is there.
  public let version: Int64?

  public init(_ user: User.ID, version: Int64? = nil) {
    self.user = user
    self.version = version
  }

  public func needs(given state: State) -> Set<Need> {
    guard let email = try? EmailAddress(anonymous: user) else { return [.user(user)] }
    return [.user(user), .userWithEmail(email)]
  }

  /// Who is anonymous already is left alone.
  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<User> {
    let old = try state.user(user)
    try version.requireIs(old.version)
    let anonymous = try old.anonymised()
    if let known = state.user(withEmail: anonymous.email), known.id != old.id {
      throw .alreadyExists(.user, field: "email", value: anonymous.email.text)
    }
    guard anonymous.name != old.name || anonymous.email != old.email else { return Decision(old, []) }
    return Decision(anonymous, [.userAnonymised(anonymous)])
  }
}

extension User {
  fileprivate func anonymised() throws(StoreError) -> User {
    User(id: id, name: try Name("Anonymous"), email: try EmailAddress(anonymous: id), role: role, version: version + 1)
  }
}
