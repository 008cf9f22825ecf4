public import Domain
public import JSON

extension Documents {
  public func user(_ user: User) -> [UInt8] { json(reserving: 256) { write(user, to: &$0) } }

  /// Writes the object of `user`.
  public func write(_ user: User, to json: inout JSONWriter) {
    json.object {
      $0.member("id", user.id)
      $0.member("name", user.name.text)
      $0.member("email", user.email.text)
      $0.member("role", user.role.rawValue)
      $0.member("version", user.version)
    }
  }
}
