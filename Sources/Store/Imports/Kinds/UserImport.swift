import Commands
import Domain

/// `email,name,role`, a row for each user.
struct UserImport: ImportFormat {
  enum Column: Int, ImportColumn {
    case email, name, role

    static let names = ["email", "name", "role"]
    static let required = 3
  }

  let identifiers: IdentifierSource
  private var seen = FirstRows()

  init(identifiers: IdentifierSource) { self.identifiers = identifiers }

  mutating func take(_ row: Row<Column>) -> ImportEntry<ImportUser>? {
    Self.entry(row) { () throws(RowFault) in
      let email = try row.value(.email) { text throws(StoreError) in try EmailAddress(text) }
      let name = try row.value(.name) { text throws(StoreError) in try User.Name(text) }
      let role: User.Role = try row.value(.role) { text throws(StoreError) in
        try Values.word(text, field: Column.role.name)
      }
      let user = User(id: identifiers.next(), name: name, email: email, role: role)
      if let first = seen.first(of: email.text, now: row.number) {
        throw RowFault(Column.email.name, .repeated(row: first))
      }
      return ImportUser(user)
    }
  }
}
