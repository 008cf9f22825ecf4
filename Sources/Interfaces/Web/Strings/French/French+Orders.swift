import Domain

extension French {
  var newOrder: String { "Nouvelle commande" }

  func scope(of status: Order.Status?) -> String {
    switch status {
    case nil: "Toutes"
    case .placed: "À payer"
    case .paid: "À préparer"
    case .fulfilled: "Terminées"
    case .cancelled: "Annulées"
    }
  }

  var searchOrders: String { "Chercher une commande" }
  var orderSearchHint: String { "Début de la référence" }

  func extent(lines: Int64, units: Int64, written: String) -> String {
    "\(lines) \(plural(lines, "ligne", "lignes")), \(written) \(plural(units, "pièce", "pièces"))"
  }

  var noOrders: String { "Aucune commande pour l’instant" }
  var noOrdersAdvice: String { "Saisissez la première, ou reprenez un historique depuis un fichier." }
  var noOrderMatches: String { "Aucune commande ne correspond" }
  var noOrderMatchesAdvice: String { "Cherchez autre chose, ou retirez un filtre." }
  var placedFrom: String { "Passée dès le" }
  var placedTo: String { "Passée jusqu’au" }
  func whichBuyer(_ text: String) -> String {
    "Plusieurs personnes correspondent à «\u{A0}\(text)\u{A0}». Les commandes de qui\u{A0}?"
  }
  func noBuyer(_ text: String) -> String { "Personne ne correspond à «\u{A0}\(text)\u{A0}»." }

  func title(ofOrder reference: String) -> String { "Commande \(reference)" }
  func placed(_ moment: String, by buyer: String?) -> String {
    "Passée le \(moment)\(buyer.map { ", par \($0)" } ?? "")"
  }

  func standing(of status: Order.Status) -> String {
    switch status {
    case .placed: "En attente de paiement"
    case .paid: "Prête à préparer"
    case .fulfilled: "L’acheteur a les articles"
    case .cancelled: "Cette commande a été annulée"
    }
  }

  func goods(of status: Order.Status, origin: Order.Origin) -> String {
    if origin == .imported {
      return "Elle vient d’un autre système\u{A0}: ses articles n’ont jamais été dans ces rayons."
    }
    return switch status {
    case .placed, .paid: "Ses articles sont retirés du stock."
    case .fulfilled: "Il n’y a plus rien à faire."
    case .cancelled: "Ses articles sont revenus au stock."
    }
  }

  func name(of step: OrderPage.Step) -> String {
    switch step {
    case .pay: "Marquer payée"
    case .fulfil: "Marquer terminée"
    }
  }

  func name(of ending: OrderPage.Ending) -> String {
    switch ending {
    case .cancel: "Annuler la commande"
    case .delete: "Supprimer la commande"
    }
  }

  var next: String { "à venir" }
  var lines: String { "Lignes" }
  var changeLines: String { "Modifier les lignes" }
  var quantity: String { "Quantité" }
  var priceAsSold: String { "Prix de vente" }
  var facts: String { "En bref" }
  var reference: String { "Référence" }
  var origin: String { "Provenance" }

  func name(of origin: Order.Origin) -> String {
    switch origin {
    case .store: "Ce magasin"
    case .imported: "Un autre système"
    }
  }

  var version: String { "Version" }
  var ordersOfBuyer: String { "Toutes les commandes de cet acheteur" }
  var orderChanged: String { "Quelqu’un a été plus rapide\u{A0}: rien n’a été fait." }
  var orderChangedAdvice: String { "Voici la commande telle qu’elle est maintenant. Regardez-la et décidez à nouveau." }

  func question(of ending: OrderPage.Ending, _ reference: String) -> String {
    switch ending {
    case .cancel: "Annuler la commande \(reference)\u{A0}?"
    case .delete: "Supprimer la commande \(reference)\u{A0}?"
    }
  }

  func consequence(of ending: OrderPage.Ending, origin: Order.Origin) -> String {
    let goods = origin == .imported ? "" : " Les articles retirés du stock y reviennent."
    return switch ending {
    case .cancel:
      "Elle reste dans les listes et ne compte plus comme une vente.\(goods) C’est définitif."
    case .delete:
      "Elle quitte les listes et les rapports, comme une commande saisie par erreur.\(goods) C’est définitif."
    }
  }
}
