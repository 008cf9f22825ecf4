import Domain
import Imports

extension French {
  var importing: String { "Importer" }
  var importPromise: String {
    "Le fichier est d’abord vérifié. Rien ne change avant que vous n’ayez vu ce qui changerait."
  }
  var fileHolds: String { "Ce que contient le fichier" }

  func name(of kind: ImportKind) -> String {
    switch kind {
    case .products: "Produits"
    case .users: "Utilisateurs"
    case .orders: "Commandes"
    }
  }

  var file: String { "Fichier" }
  var fileHint: String { "CSV en UTF-8, 1 Gio au plus" }
  var checkFile: String { "Vérifier le fichier" }
  var fileColumns: String { "Colonnes" }
  var fileFormat: String {
    "La première ligne nomme les colonnes, séparées par des virgules ou des points-virgules. Celles entre crochets "
      + "peuvent manquer. Les commandes sont l’histoire d’un autre système, une ligne chacune par article\u{A0}; "
      + "elles viennent après les produits et les utilisateurs."
  }

  func importOf(_ file: String) -> String { "Importation de \(file)" }

  func importChecked(_ kind: ImportKind) -> String {
    let unseen =
      kind == .orders ? " Si le magasin a leurs articles et leurs acheteurs, cela se voit à l’importation." : ""
    return "Le fichier est seulement vérifié\u{A0}: rien n’a encore changé.\(unseen)"
  }

  var nothingToImport: String { "Rien dans ce fichier ne peut être importé tel quel." }
  var importRuns: String { "Le fichier est en cours d’importation. Cette page se recharge d’elle-même." }
  var importDone: String { "Le fichier est importé. L’importer à nouveau ne change rien." }
  func importStopped(_ reason: String) -> String {
    "L’importation s’est arrêtée avant la fin du fichier. Ce qui est pris reste\u{A0}; importez-le à nouveau pour le reste. \(reason)"
  }

  func importNow(_ kind: ImportKind, _ count: Int64, written: String) -> String {
    switch kind {
    case .products: plural(count, "Importer \(written) produit", "Importer \(written) produits")
    case .users: plural(count, "Importer \(written) utilisateur", "Importer \(written) utilisateurs")
    case .orders: plural(count, "Importer \(written) commande", "Importer \(written) commandes")
    }
  }

  var otherFile: String { "Un autre fichier" }

  var rowsRead: String { "Lignes lues" }
  var importable: String { "À importer" }
  var addedEntries: String { "Ajoutés" }
  var unchangedEntries: String { "Inchangés" }
  var refusedEntries: String { "Refusés" }
  func rowsOfFile(_ count: Int64, written: String) -> String { plural(count, "\(written) ligne", "\(written) lignes") }

  var refusedRows: String { "Lignes refusées" }
  var refusedRowsAdvice: String {
    "Corrigez-les dans le fichier, puis importez-le à nouveau\u{A0}: ce qui y est déjà est passé."
  }
  var refusedRowsFile: String { "Toutes en CSV" }
  var rowNumber: String { "Ligne" }
  var column: String { "Colonne" }

  func reason(of row: RefusedRow) -> String {
    switch row.reason {
    case .store(.outOfRange(_, let allowed)): "Doit être\u{A0}: \(inFrench(allowed))."
    case .store(.malformed(_, let expected)): "Doit être\u{A0}: \(inFrench(expected))."
    case .store(.notFound(.product, let key)): "Le magasin n’a pas d’article \(key)."
    case .store(.notFound(.user, let key)): "Le magasin n’a pas d’utilisateur \(key)."
    case .store(.alreadyExists(_, _, let value)): "Le magasin en a un autre avec \(value)."
    case .store(let error): refusal(error)
    case .notUTF8: "N’est pas du texte en UTF-8."
    case .wrongFieldCount(let count, let expected): "A \(count) champs où l’en-tête en a \(expected)."
    case .textAfterQuote:
      "A du texte après un guillemet fermant\u{A0}; un guillemet entre guillemets s’écrit deux fois."
    case .tooLong(let limit): "Est plus long que \(limit) octets."
    case .repeated(let row): "Se trouve déjà à la ligne \(row)."
    case .differs(let row): "Diffère de la ligne \(row) de la même commande."
    case .together(let row): "Serait juste, mais la ligne \(row) de sa commande ne l’est pas."
    }
  }

  /// What the rules say is allowed is said in English, in a few turns.
  private func inFrench(_ allowed: String) -> String {
    Self.turns.reduce(allowed) { $0.replacing($1.english, with: $1.french) }
  }

  private static let turns: [(english: String, french: String)] = [
    ("an amount such as", "un montant comme"), ("a whole amount such as", "un montant entier comme"),
    ("a whole number", "un nombre entier"), ("a time with its offset, such as", "un moment avec son décalage, comme"),
    ("an address such as", "une adresse comme"),
    ("text without control characters", "du texte sans caractères de contrôle"),
    ("at least one line", "une ligne au moins"), ("at most", "au plus"), ("decimals", "décimales"),
    ("more units", "pièces de plus"), ("or more", "ou plus"), ("characters", "caractères"), ("lines", "lignes"),
    (" to ", " à "),
  ]

  func firstRefusedRows(_ shown: String, of all: String) -> String {
    "Les \(shown) premières sur \(all)\u{A0}; le CSV les a toutes."
  }

  func refusal(_ fault: FileFault) -> String {
    switch fault {
    case .empty: "Le fichier est vide. Sa première ligne doit nommer les colonnes."
    case .notUTF8: "Le fichier n’est pas du texte en UTF-8. Enregistrez-le en CSV, en UTF-8, puis renvoyez-le."
    case .unreadableHeader:
      "La première ligne ne nomme pas de colonnes. Enregistrez-le en CSV avec une ligne d’en-tête."
    case .unknownColumn(let name, let allowed):
      "La colonne «\u{A0}\(name)\u{A0}» n’est pas connue. Retirez-la ou renommez-la\u{A0}; il y a \(allowed.joined(separator: ", "))."
    case .repeatedColumn(let name): "La colonne «\u{A0}\(name)\u{A0}» y est deux fois. Retirez-en une."
    case .missingColumns(let names):
      "Il manque \(names.joined(separator: ", ")). Le fichier contient-il bien ce que vous avez dit\u{A0}?"
    case .quoteNotClosed(let row): "Un guillemet ouvert à la ligne \(row) n’est pas fermé."
    case .orderTooLong(let row, let limit):
      "La commande de la ligne \(row) a plus de \(limit) lignes. Regardez la colonne reference."
    }
  }
}
