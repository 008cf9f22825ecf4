import Domain
import Queries

extension French {
  func name(of measure: Report.Measure) -> String {
    switch measure {
    case .revenue: "Chiffre d’affaires"
    case .quantity: "Pièces"
    case .orders: "Commandes"
    case .averageBasket: averageBasket
    case .buyers: "Acheteurs"
    case .onHand: "En stock"
    case .stockValue: "Valeur"
    case .reorderPoint: "Seuil"
    case .toOrder: "À commander"
    }
  }

  var averageBasket: String { "Panier moyen" }

  func member(of dimension: Report.Dimension) -> String {
    switch dimension {
    case .product: "Article"
    case .buyer: "Acheteur"
    case .employee: "Employé"
    case .hour: "Heure"
    case .day: "Jour"
    case .buyerGroup: "Acheteurs"
    }
  }

  func members(of dimension: Report.Dimension) -> String {
    switch dimension {
    case .product: "Articles"
    case .buyer: "Acheteurs"
    case .employee: "Employés"
    case .hour: "Heures"
    case .day: "Jours"
    case .buyerGroup: "Groupes"
    }
  }

  var order: String { "Commande" }
  var status: String { "État" }
  var total: String { "Total" }
  var placed: String { "Passée" }

  func name(of status: Order.Status) -> String {
    switch status {
    case .placed: "Passée"
    case .paid: "Payée"
    case .fulfilled: "Terminée"
    case .cancelled: "Annulée"
    }
  }

  func freshness(position: String, time: String, zone: String) -> String {
    "Compte toutes les écritures jusqu’au nº\u{A0}\(position). Lu à \(time)\u{A0}; "
      + "les jours et les mois sont ceux de \(zone)."
  }
}
