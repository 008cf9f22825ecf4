extension French {
  var today: String { "Aujourd’hui" }
  func yesterday(_ figure: String) -> String { "Hier, jour entier\u{A0}: \(figure)" }
  var lastThirtyDays: String { "30 derniers jours" }
  var sinceFirstSale: String { "Depuis la première vente" }
  var newestOrders: String { "Dernières commandes" }
  var seeAll: String { "Tout voir" }
  func seeAll(of title: String) -> String { "Tout voir\u{A0}: \(title)" }
  var nothingSold: String { "Aucune vente dans cette période." }

  var welcome: String { "Le magasin est prêt et n’a encore rien vendu" }
  var welcomeAdvice: String {
    "Reprenez le passé depuis des fichiers ou envoyez la première commande. Cette page se remplit d’elle-même."
  }
  var importHistory: String { "Importer un historique" }
  var importAdvice: String { "Depuis des fichiers CSV avec une ligne d’en-tête, dans cet ordre\u{A0}:" }
  var sendFirstOrder: String { "Envoyer la première commande" }
  var sendAdvice: String { "Par trois requêtes en JSON, dans cet ordre\u{A0}:" }
  var products: String { "Produits" }
  var users: String { "Utilisateurs" }
  var orders: String { "Commandes" }
}
