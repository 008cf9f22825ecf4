import Domain

/// Every address that pages link to about users.
enum UserAddress {
  case list(UserFilters = UserFilters())
  case new
  case user(User.ID)
  case edit(User.ID)
  case action(User.ID, UserPage.Action)

  var text: String {
    switch self {
    case .list(let filters): Address.path("/users", filters.values)
    case .new: "/users/new"
    case .user(let id): "/users/\(id)"
    case .edit(let id): "/users/\(id)/edit"
    case .action(let id, let action): "/users/\(id)/\(action.rawValue)"
    }
  }
}
