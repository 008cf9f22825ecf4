import Queries

/// Everything the pages say, in one language. Each language is a type that conforms: a sentence that one of them
/// lacks does not compile. Sentences are whole, with the names and figures that belong in them as parameters.
protocol Strings: CalendarStrings, ShellStrings, SalesStrings, HomeStrings, ReportStrings, ErrorStrings,
  FormStrings, ListStrings, ReferenceStrings, ProductStrings, StockStrings, ImportStrings, OrderStrings, EntryStrings,
  UserStrings
{}

extension Language {
  var strings: any Strings {
    switch self {
    case .english: English()
    case .french: French()
    }
  }

  /// What the language calls itself.
  var ownName: String {
    switch self {
    case .english: "English"
    case .french: "Français"
    }
  }
}

struct English: Strings {
  /// "1 order", "0 orders", "2 orders".
  func plural(_ count: Int64, _ one: String, _ other: String) -> String { count == 1 ? one : other }
}

struct French: Strings {
  /// « 0 commande », « 1 commande », « 2 commandes ».
  func plural(_ count: Int64, _ one: String, _ other: String) -> String { (-1...1).contains(count) ? one : other }
}

extension String {
  /// With its first letter as a sentence begins.
  var asSentence: String { prefix(1).uppercased() + dropFirst() }
}
