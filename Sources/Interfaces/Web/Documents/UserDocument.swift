import Domain

/// What pages show of a user.
struct UserDocument: Hashable, Sendable {
  let id: User.ID
  let name: String
  let email: String
  let role: User.Role
  let version: Int64

  /// Whether name and address were taken away.
  var isAnonymous: Bool { email == (try? EmailAddress(anonymous: id))?.text }

  /// - Throws: `StoreError.unavailable` where the bytes are no user's document.
  init(_ bytes: [UInt8], currency: Currency) throws(StoreError) {
    let user = try StoredDocument(bytes, currency: currency)
    id = try user.value("id", User.ID.init)
    name = try user.text("name")
    email = try user.text("email")
    role = try user.value("role", User.Role.init)
    version = try user.number("version")
  }
}
