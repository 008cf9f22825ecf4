/// A page of users.
public struct UserPage: Hashable, Sendable {
  /// Documents, each a JSON object.
  public let users: [[UInt8]]
  /// Where the next page starts; `nil` at the end.
  public let next: ListCursor?

  public init(users: [[UInt8]], next: ListCursor?) {
    self.users = users
    self.next = next
  }
}
