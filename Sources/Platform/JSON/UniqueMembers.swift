/// The members of an object being parsed, which knows whether a name was there before.
struct UniqueMembers {
  private(set) var list: [JSONObject.Member] = []
  /// The names, once there are so many that going through them all would take quadratic time.
  private var names: Set<String> = []
  private static let few = 16

  func contains(_ name: String) -> Bool {
    list.count <= Self.few ? list.contains { $0.name == name } : names.contains(name)
  }

  mutating func append(_ member: JSONObject.Member) {
    list.append(member)
    if list.count == Self.few + 1 {
      names = Set(list.lazy.map(\.name))
    } else if list.count > Self.few {
      names.insert(member.name)
    }
  }
}
