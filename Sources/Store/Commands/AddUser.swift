public import Domain

/// Makes someone known to the store.
public struct AddUser: Command {
  public static let name = "user.add"

  public let user: User

  public init(_ user: User) { self.user = user }

  public func needs(given state: State) -> Set<Need> { [.userWithEmail(user.email)] }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<User> {
    if state.user(withEmail: user.email) != nil {
      throw .alreadyExists(.user, field: "email", value: user.email.text)
    }
    return Decision(user, [.userAdded(user)])
  }
}
