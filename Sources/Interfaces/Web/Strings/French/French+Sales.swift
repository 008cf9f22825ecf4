import Domain
import Queries

extension French {
  func name(of measure: Report.Measure) -> String {
    switch measure {
    case .revenue: "Chiffre d’affaires"
    case .quantity: "Pièces"
    case .orders: "Commandes"
    }
  }

  var averageBasket: String { "Panier moyen" }

  func member(of dimension: Report.Dimension) -> String {
    switch dimension {
    case .product: "Article"
    case .buyer: "Acheteur"
    }
  }

  func members(of dimension: Report.Dimension) -> String {
    switch dimension {
    case .product: "Articles"
    case .buyer: "Acheteurs"
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
