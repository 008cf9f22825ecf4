import Domain
import Queries

extension French {
  func name(of scope: ProductListState.Scope) -> String {
    switch scope {
    case .active: "Actifs"
    case .all: "Tous"
    case .low: "Stock bas"
    case .out: "Épuisés"
    case .untracked: "Non suivis"
    case .archived: "Archivés"
    }
  }

  func name(of sort: ProductListQuery.Sort, descending: Bool) -> String {
    switch sort {
    case .newest: descending ? "les plus anciens" : "les plus récents"
    case .name: descending ? "nom, de Z à A" : "nom"
    case .sku: descending ? "SKU, de Z à A" : "SKU"
    case .price: descending ? "prix décroissant" : "prix croissant"
    case .onHand: descending ? "stock décroissant" : "stock croissant"
    }
  }

  func name(of status: Product.Status) -> String {
    switch status {
    case .active: "Actif"
    case .archived: "Archivé"
    }
  }

  func name(of level: ProductDocument.Level) -> String {
    switch level {
    case .archived: "Archivé"
    case .untracked: "Non suivi"
    case .out: "Épuisé"
    case .low: "Stock bas"
    case .enough: "En stock"
    }
  }

  func label(of field: ProductField) -> String {
    switch field {
    case .name: "Nom"
    case .sku: "SKU"
    case .price: "Prix"
    case .category: "Catégorie"
    case .barcode: "Code-barres"
    case .onHand: "En stock"
    case .reorderPoint: "Seuil"
    case .targetLevel: "Niveau cible"
    }
  }

  func hint(for field: ProductField, in currency: Currency) -> String? {
    switch field {
    case .name: nil
    case .sku: "Son nom sur les étiquettes, chacun une fois"
    case .price:
      currency.decimals == 0
        ? "En \(currency.code), sans décimales" : "En \(currency.code), \(currency.decimals) décimales au plus"
    case .category: "Une des vôtres, ou une nouvelle"
    case .barcode: "À scanner ou à taper"
    case .onHand: "Vide si personne ne le compte"
    case .reorderPoint: "À commander à nouveau à partir d’ici"
    case .targetLevel: "Ce jusqu’où une commande remplit"
    }
  }

  var searchProducts: String { "Chercher dans les produits" }
  var productSearchHint: String { "Nom, SKU ou code-barres" }
  var anyCategory: String { "Toutes" }
  var state: String { "État" }
  var details: String { "Détails" }

  var noProducts: String { "Pas encore de produits" }
  var noProductsAdvice: String { "Ajoutez-en un, ou apportez-les tous depuis un fichier." }
  var noProductMatches: String { "Aucun produit ne correspond" }
  var noProductMatchesAdvice: String { "Cherchez moins de mots, d’autres mots, ou dans tous les produits." }
  var noProductHere: String { "Aucun" }
  var noProductHereAdvice: String { "Aucun produit n’est dans cet état." }

  var addProduct: String { "Ajouter un produit" }
  var newProduct: String { "Nouveau produit" }
  func editProduct(_ name: String) -> String { "Modifier \(name)" }
  func toMend(_ title: String) -> String { "À corriger\u{A0}: \(title)" }
  var edit: String { "Modifier" }
  var archive: String { "Archiver" }
  var restore: String { "Rétablir" }
  var delete: String { "Supprimer" }
  func deleteProduct(_ name: String) -> String { "Supprimer \(name)\u{A0}?" }
  var deletionConsequence: String {
    "Il quitte les listes pour de bon\u{A0}; le journal garde ce qui était écrit. Seul ce qui n’a jamais été vendu peut être supprimé."
  }
  var deleteForGood: String { "Supprimer pour de bon" }
}
