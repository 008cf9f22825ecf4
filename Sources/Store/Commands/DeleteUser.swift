public import Domain

/// Removes a user who never bought anything. Buyers are anonymised instead.
public struct DeleteUser: Command {
  public static let name = "user.delete"

  public let user: User.ID
  /// What the caller has seen; `nil` deletes whatever is there.
  public let version: Int64?

  public init(_ user: User.ID, version: Int64? = nil) {
    self.user = user
    self.version = version
  }

  public func needs(given state: State) -> Set<Need> { [.user(user), .purchases(by: user)] }

  /// The user as he was.
  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<User> {
    let old = try state.user(user)
    try version.requireIs(old.version)
    guard !state.hasBought(old.id) else { throw .notDeletable(.bought(old.id)) }
    return Decision(old, [.userDeleted(old)])
  }
}
