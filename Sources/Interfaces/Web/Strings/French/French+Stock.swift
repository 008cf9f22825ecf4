import Commands
import Domain

extension French {
  var stock: String { "Stock" }
  var onHand: String { "En stock" }
  var value: String { "Valeur" }
  var atTodaysPrice: String { "au prix du jour" }
  func under(_ written: String) -> String { "\(written) en dessous" }
  func toOrder(_ written: String) -> String { "commander \(written)" }
  var toOrderHeading: String { "À commander" }
  var toReorder: String { "à réapprovisionner" }
  var allShelves: String { "Tous" }
  var trackedProducts: String { "Articles suivis" }
  func pieces(_ count: Int64, written: String) -> String { plural(count, "\(written) pièce", "\(written) pièces") }
  var noShelf: String { "Aucun rayon à montrer" }
  var noShelfAdvice: String { "Aucun article ne correspond à la recherche, ou aucun n’est dans cet état." }

  var ledger: String { "Registre" }
  var nothingMoved: String {
    "Rien n’est encore entré en rayon ni sorti. Le premier comptage ou la première livraison ouvre le registre."
  }
  var when: String { "Quand" }
  var reason: String { "Motif" }
  var documentOrNote: String { "Pièce ou note" }
  var stockChange: String { "Variation" }
  var balance: String { "Solde" }

  func name(of reason: StockMovement.Reason) -> String {
    switch reason {
    case .receipt: "Réception"
    case .sale: "Vente"
    case .cancellation: "Annulation"
    case .return: "Retour"
    case .count: "Comptage"
    case .adjustment: "Ajustement"
    case .damage: "Casse"
    case .correction: "Correction"
    }
  }

  var enter: String { "Saisir" }
  var enterStock: String { "Saisir le stock" }
  func enterStock(of name: String) -> String { "Stock de \(name)" }
  var stockEntry: String { "Que saisir" }

  func name(of entry: StockEntry) -> String {
    switch entry {
    case .receive: "Réception"
    case .count: "Comptage"
    case .adjust: "Ajustement"
    }
  }

  func meaning(of entry: StockEntry) -> String {
    switch entry {
    case .receive: "Ce qui est arrivé s’ajoute à ce qui est en stock."
    case .count: "Ce qui a été compté est en stock dès maintenant, quoi qu’en disent les livres."
    case .adjust: "Remet les livres d’aplomb\u{A0}: fixer ce qui est en stock, ou le changer de quelques pièces."
    }
  }

  func label(of field: StockField) -> String {
    switch field {
    case .how: "Comment"
    case .units: "Pièces"
    case .reason: "Motif"
    case .note: "Note"
    }
  }

  func unitsLabel(of entry: StockEntry) -> String {
    switch entry {
    case .receive: "Pièces reçues"
    case .count: "Pièces comptées"
    case .adjust: "Pièces"
    }
  }

  func noteHint(of entry: StockEntry) -> String {
    switch entry {
    case .receive: "Comme le numéro du bon de livraison"
    case .count: "Comme qui a compté, et où"
    case .adjust: "Ce qui s’est passé, pour qui lira le registre"
    }
  }

  func name(of change: StockChange) -> String {
    switch change {
    case .to: "Fixer à"
    case .by: "Changer de"
    }
  }

  func name(of reason: AdjustStock.Reason) -> String {
    switch reason {
    case .adjustment: "Ajustement"
    case .damage: "Casse"
    case .correction: "Correction"
    case .return: "Retour"
    }
  }
}
