import Domain

extension French {
  func title(of problem: PageProblem) -> String {
    switch problem {
    case .badRequest: "Cette demande ne se comprend pas"
    case .forbidden: "Ce n’est pas permis d’ici"
    case .notFound: "Il n’y a pas de page ici"
    case .absent(.order): "Il n’y a pas de commande ici"
    case .absent(.product): "Il n’y a pas d’article ici"
    case .absent(.user): "Il n’y a pas d’utilisateur ici"
    case .absent(.report): "Il n’y a pas de rapport ici"
    case .methodNotAllowed: "Cette page ne s’utilise pas ainsi"
    case .tooLarge: "C’est plus que le magasin n’accepte à la fois"
    case .unavailable: "Les chiffres ne peuvent pas être lus pour l’instant"
    case .building: "Les chiffres sont en cours de reconstruction"
    case .failed: "Quelque chose s’est mal passé dans le magasin"
    case .uploadGone: "Ce fichier n’est plus ici"
    }
  }

  func advice(for problem: PageProblem) -> String {
    switch problem {
    case .badRequest: "L’adresse contient une faute de frappe, ou vient d’une autre version de cette page."
    case .forbidden: "La demande vient d’un autre site. Ouvrez la page ici et recommencez."
    case .notFound: "La page a peut-être changé de place, ou l’adresse contient une faute de frappe."
    case .absent: "Une suppression a pu avoir lieu, ou l’adresse contient une faute de frappe."
    case .methodNotAllowed: "Recommencez depuis le tableau de bord."
    case .tooLarge: "Envoyez-le en plusieurs parties."
    case .unavailable:
      "Rien n’est perdu. Réessayez dans un instant\u{A0}; si cela dure, le journal du magasin dit pourquoi."
    case .building(let percent):
      "\(percent)\u{A0}% sont faits. Le magasin prend les commandes entre-temps\u{A0}; cette page revient quand tout y est."
    case .failed:
      "Regarder une page ne change rien. Le journal du magasin contient les détails."
    case .uploadGone:
      "Un fichier attend son importation une heure au plus. Renvoyez-le\u{A0}: ce qui y est déjà est passé."
    }
  }

  func reference(status: Int, request id: String?) -> String {
    id.map { "\(status), demande \($0), à citer pour demander de l’aide" } ?? "\(status)"
  }

  var tryAgain: String { "Réessayer" }
}
