extension French {
  func changeLines(of reference: String) -> String { "Modifier les lignes de \(reference)" }
  var addArticle: String { "Ajouter un article" }
  var scanPlaceholder: String { "Scanner, ou taper un SKU ou un nom" }
  var scanHint: String { "Entrée l’ajoute. 3*SKU en ajoute trois à la fois." }
  var add: String { "Ajouter" }
  func added(_ units: String, _ name: String) -> String { "Ajouté\u{A0}: \(units) × \(name)" }
  func whichArticle(_ text: String) -> String {
    "Plusieurs articles correspondent à «\u{A0}\(text)\u{A0}». Lequel\u{A0}?"
  }
  var moreMatch: String { "D’autres correspondent\u{A0}: tapez-en davantage." }
  func noArticle(_ text: String) -> String {
    "Aucun article en vente ne correspond à «\u{A0}\(text)\u{A0}»."
  }
  func orderIsFull(limit: Int) -> String {
    "Une commande a \(limit) lignes au plus. Passez celle-ci et commencez-en une autre."
  }
  var articlePending: String { "Ceci n’est pas encore dans la commande\u{A0}: ajoutez-le ou videz la case." }

  var price: String { "Prix" }
  func available(_ units: Int64, written: String) -> String {
    "\(written) \(plural(units, "disponible", "disponibles"))"
  }
  var notTracked: String { "stock non suivi" }
  func quantity(of name: String) -> String { "Quantité, \(name)" }
  var remove: String { "Retirer" }
  func remove(_ name: String) -> String { "Retirer \(name)" }

  func message(of fault: EntryLine.Fault, written: String) -> String {
    switch fault {
    case .quantity: "Un nombre entier de 1 à 999\u{202F}999 est attendu."
    case .short(0): "Il n’y en a plus."
    case .short: "Il n’y en a que \(written)."
    case .archived: "Il n’est plus vendu."
    case .gone: "Cet article n’existe plus."
    }
  }

  func setTo(_ units: String) -> String { "Mettre \(units)" }
  var noLines: String { "Aucune ligne pour l’instant" }
  var noLinesAdvice: String { "Scannez ou tapez le premier article ci-dessus." }
  var linesHint: String { "Prix et disponibilité à l’instant. Un article ajouté deux fois compte dans sa ligne." }
  var update: String { "Actualiser" }

  var find: String { "Chercher" }
  func whichOfBuyers(_ text: String) -> String { "Personnes qui correspondent à «\u{A0}\(text)\u{A0}»" }
  var otherBuyer: String { "Un autre acheteur" }
  var newBuyer: String { "Nouvel acheteur" }

  var placeOrder: String { "Passer la commande" }
  var placeOrderHint: String { "Un double clic ne passe qu’une commande." }
  var saveLines: String { "Enregistrer les lignes" }
  func toCorrect(_ count: Int64) -> String {
    "\(count) \(plural(count, "ligne", "lignes")) à corriger d’abord."
  }

  func message(of trouble: EntryPage.Trouble) -> String {
    switch trouble {
    case .noBuyer: "Choisissez qui achète."
    case .noLines: "Une commande a au moins une ligne."
    case .tooManyLines: "Une commande a 200 lignes au plus."
    case .amountTooLarge: "Le total dépasse ce que le magasin peut noter."
    case .alreadyPlaced:
      "Ce formulaire a déjà passé une commande, avec d’autres lignes. Si vous en voulez une autre, passez-la encore une fois."
    case .changedMeanwhile:
      "Quelqu’un a modifié cette commande entre-temps\u{A0}; rien n’a été enregistré. Votre saisie est gardée\u{A0}: comparez-la à la commande telle qu’elle est maintenant, et enregistrez à nouveau."
    case .closed: "Cette commande n’est plus à payer\u{A0}: ses lignes ne peuvent plus être modifiées."
    case .beside: "Rien n’a encore été fait\u{A0}: voyez ce qui est marqué."
    case .unavailable:
      "Le magasin ne peut pas répondre pour l’instant\u{A0}; rien n’a été fait. Votre saisie est gardée\u{A0}: réessayez."
    case .outcomeUnknown:
      "Le magasin ne sait pas ce qu’il en est advenu. Renvoyez tel quel\u{A0}: rien n’est fait deux fois."
    }
  }
}
