import Domain
import Queries

extension French {
  var newUser: String { "Nouvel utilisateur" }
  func editUser(_ name: String) -> String { "Modifier \(name)" }

  func scope(of role: User.Role?) -> String {
    switch role {
    case nil: "Tous"
    case .customer: "Clients"
    case .supplier: "Fournisseurs"
    case .employee: "Employés"
    case .manager: "Responsables"
    case .admin: "Administrateurs"
    }
  }

  func name(of role: User.Role) -> String {
    switch role {
    case .customer: "Client"
    case .supplier: "Fournisseur"
    case .employee: "Employé"
    case .manager: "Responsable"
    case .admin: "Administrateur"
    }
  }

  func name(of sort: UserListQuery.Sort) -> String {
    switch sort {
    case .newest: "plus récents"
    case .name: "nom"
    case .email: "e-mail"
    }
  }

  var searchUsers: String { "Chercher un utilisateur" }
  var nameOrEmail: String { "Nom ou e-mail" }
  var noUsers: String { "Aucun utilisateur pour l’instant" }
  var noUsersAdvice: String { "Ajoutez le premier, ou reprenez-les tous depuis un fichier." }
  var noUserMatches: String { "Personne ne correspond" }
  var noUserMatchesAdvice: String { "Cherchez autre chose, ou regardez dans tous les rôles." }

  func label(of field: UserField) -> String {
    switch field {
    case .name: "Nom"
    case .email: "E-mail"
    case .role: "Rôle"
    }
  }

  var emailHint: String { "Une adresse, un utilisateur." }
  var roleHint: String { "Les clients achètent, on écrit aux fournisseurs, les autres travaillent ici." }
  var isAnonymous: String { "Le nom et l’adresse ont été retirés" }
  var boughtNothing: String { "N’a rien acheté." }

  func name(of action: UserPage.Action) -> String {
    switch action {
    case .anonymise: "Rendre anonyme"
    case .delete: "Supprimer l’utilisateur"
    }
  }

  func question(of action: UserPage.Action, _ name: String) -> String {
    switch action {
    case .anonymise: "Rendre \(name) anonyme\u{A0}?"
    case .delete: "Supprimer \(name)\u{A0}?"
    }
  }

  func consequence(of action: UserPage.Action) -> String {
    switch action {
    case .anonymise:
      "Le nom et l’adresse e-mail sont retirés\u{A0}; les commandes restent et les rapports les comptent comme avant. Le journal garde ce qui y est déjà écrit. C’est définitif."
    case .delete:
      "L’utilisateur quitte le magasin. C’est pour quelqu’un qui n’a jamais rien acheté. C’est définitif."
    }
  }
}
