import Commands
import Domain

/// The fields of the form of a user, in its order.
enum UserField: String, CaseIterable, Sendable {
  case name
  case email
  case role

  static let names = allCases.map(\.rawValue)
}

/// What can be entered of a user.
struct UserForm: Hashable, Sendable {
  let name: User.Name
  let email: EmailAddress
  let role: User.Role

  /// - Returns: `nil` where a field is at fault: the reader tells which.
  init?(_ reader: inout FormReader) {
    let name = reader.text(UserField.name.rawValue, atMost: User.Name.length.upperBound) { (text) throws(StoreError) in
      try User.Name(text)
    }
    let email = reader.text(UserField.email.rawValue, atMost: EmailAddress.length.upperBound, .notAddress) {
      (text) throws(StoreError) in
      try EmailAddress(text)
    }
    let role = reader.choice(UserField.role.rawValue, of: User.Role.self)
    guard let name, let email, let role else { return nil }
    self.name = name
    self.email = email
    self.role = role
  }

  var edits: EditUser.Edits {
    var edits = EditUser.Edits()
    edits.name = name
    edits.email = email
    edits.role = role
    return edits
  }
}

extension FormValues {
  /// What the form of a user holds before anything is typed.
  init(_ user: UserDocument) {
    self = [
      UserField.name.rawValue: user.name, UserField.email.rawValue: user.email,
      UserField.role.rawValue: user.role.rawValue,
    ]
  }
}

extension FieldChange {
  /// With roles as people call them.
  func named(in strings: any Strings) -> FieldChange {
    guard name == UserField.role.rawValue else { return self }
    func text(_ value: String) -> String { User.Role(rawValue: value).map(strings.name) ?? value }
    return FieldChange(name: name, before: text(before), now: text(now), isContested: isContested)
  }
}
