/// The members of a JSON object in the order they were written, each name once.
public struct JSONObject: Hashable, Sendable {
  /// A name and its value.
  public struct Member: Hashable, Sendable {
    /// The member's name.
    public let name: String
    /// The member's value.
    public let value: JSONValue

    /// A member of that name and value.
    public init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The members in order.
  public let members: [Member]

  /// An object of these members. Of several with one name the first is found by its name.
  public init(_ members: [Member] = []) { self.members = members }

  /// The value of the member of that name.
  public subscript(name: String) -> JSONValue? { members.first { $0.name == name }?.value }

  /// The members' names in order.
  public var names: [String] { members.map(\.name) }
}
