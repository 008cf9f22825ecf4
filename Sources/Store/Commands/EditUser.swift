public import Domain

/// Changes a user's name, e-mail address or role.
public struct EditUser: Command {
  public static let name = "user.edit"

  public let user: User.ID
  /// What the caller has seen; `nil` edits whatever is there.
  public let version: Int64?
  public let edits: Edits

  /// What is not said stays as it is.
  public struct Edits: Hashable, Sendable {
    public var name: User.Name?
    public var email: EmailAddress?
    public var role: User.Role?

    public init() {}
  }

  public init(_ user: User.ID, version: Int64?, _ edits: Edits) {
    self.user = user
    self.version = version
    self.edits = edits
  }

  public func needs(given state: State) -> Set<Need> {
    guard let email = edits.email else { return [.user(user)] }
    return [.user(user), .userWithEmail(email)]
  }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<User> {
    let old = try state.user(user)
    try version.requireIs(old.version)
    if let email = edits.email, let known = state.user(withEmail: email), known.id != old.id {
      throw .alreadyExists(.user, field: "email", value: email.text)
    }
    func edited(_ version: Int64) -> User {
      User(
        id: old.id, name: edits.name ?? old.name, email: edits.email ?? old.email, role: edits.role ?? old.role,
        version: version)
    }
    guard edited(old.version) != old else { return Decision(old, []) }
    let new = edited(old.version + 1)
    return Decision(new, [.userEdited(from: old, to: new)])
  }
}
