import Domain

extension Table<User> {
  static let users = Table(
    "users",
    columns: [
      .id("id", \.id),
      .text("name", \.name.text),
      .text("email", \.email.text),
      .text("role", \.role.rawValue),
      .integer("version", \.version),
    ],
    row: { (row) throws(SQLError) in
      User(
        id: try row.id(),
        name: try row.text { (text) throws(StoreError) in try User.Name(text) },
        email: try row.text { (text) throws(StoreError) in try EmailAddress(text) },
        role: try row.choice(),
        version: try row.integer())
    })
}
