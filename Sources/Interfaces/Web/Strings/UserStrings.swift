import Domain
import Queries

/// Users: lists of them, one of them, and the forms.
protocol UserStrings: Sendable {
  var newUser: String { get }
  /// "Edit Mia"
  func editUser(_ name: String) -> String
  /// "Customers"; everyone for `nil`.
  func scope(of role: User.Role?) -> String
  /// "Customer"
  func name(of role: User.Role) -> String
  func name(of sort: UserListQuery.Sort) -> String
  var searchUsers: String { get }
  var nameOrEmail: String { get }
  var noUsers: String { get }
  var noUsersAdvice: String { get }
  var noUserMatches: String { get }
  var noUserMatchesAdvice: String { get }

  func label(of field: UserField) -> String
  var emailHint: String { get }
  var roleHint: String { get }
  var isAnonymous: String { get }
  var boughtNothing: String { get }

  /// "Delete the user"
  func name(of action: UserPage.Action) -> String
  func question(of action: UserPage.Action, _ name: String) -> String
  func consequence(of action: UserPage.Action) -> String
}
