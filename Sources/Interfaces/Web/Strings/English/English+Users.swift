import Domain
import Queries

extension English {
  var newUser: String { "New user" }
  func editUser(_ name: String) -> String { "Edit \(name)" }

  func scope(of role: User.Role?) -> String {
    switch role {
    case nil: "Everyone"
    case .customer: "Customers"
    case .supplier: "Suppliers"
    case .employee: "Employees"
    case .manager: "Managers"
    case .admin: "Administrators"
    }
  }

  func name(of role: User.Role) -> String {
    switch role {
    case .customer: "Customer"
    case .supplier: "Supplier"
    case .employee: "Employee"
    case .manager: "Manager"
    case .admin: "Administrator"
    }
  }

  func name(of sort: UserListQuery.Sort) -> String {
    switch sort {
    case .newest: "newest"
    case .name: "name"
    case .email: "e-mail"
    }
  }

  var searchUsers: String { "Search users" }
  var nameOrEmail: String { "Name or e-mail" }
  var noUsers: String { "No users yet" }
  var noUsersAdvice: String { "Add the first one, or bring them all from a file." }
  var noUserMatches: String { "Nobody matches" }
  var noUserMatchesAdvice: String { "Search for something else, or look among all roles." }

  func label(of field: UserField) -> String {
    switch field {
    case .name: "Name"
    case .email: "E-mail"
    case .role: "Role"
    }
  }

  var emailHint: String { "One address, one user." }
  var roleHint: String { "Customers buy; suppliers are written to; the others work here." }
  var isAnonymous: String { "Name and address were taken away" }
  var boughtNothing: String { "Has not bought anything." }

  func name(of action: UserPage.Action) -> String {
    switch action {
    case .anonymise: "Make anonymous"
    case .delete: "Delete the user"
    }
  }

  func question(of action: UserPage.Action, _ name: String) -> String {
    switch action {
    case .anonymise: "Make \(name) anonymous?"
    case .delete: "Delete \(name)?"
    }
  }

  func consequence(of action: UserPage.Action) -> String {
    switch action {
    case .anonymise:
      "Name and e-mail address are taken away; the orders stay, and reports count them as before. The change log keeps what was written until now. This cannot be undone."
    case .delete: "The user leaves the store. This is for somebody who never bought. It cannot be undone."
    }
  }
}
