import Domain
import Queries
import Testing

@testable import Web

/// That a language lacks no sentence, the compiler sees; here, that sentences say something, and the right thing.
@Suite("Strings")
struct StringsTests {
  @Test("What is named by a value has a name of its own in each language", arguments: Language.allCases)
  func names(language: Language) {
    let strings = language.strings
    expectDistinct(Report.Measure.allCases.map(strings.name))
    expectDistinct(Report.Dimension.allCases.map(strings.member))
    expectDistinct(Report.Dimension.allCases.map(strings.members))
    expectDistinct(Order.Status.allCases.map(strings.name))
    expectDistinct(Theme.allCases.map(strings.name))
    expectDistinct(PeriodPreset.allCases.map(strings.name))
    expectDistinct(Self.problems.map(strings.title))
    expectDistinct(Self.problems.map(strings.advice))
    expectDistinct(
      Report.Measure.allCases.flatMap { measure in
        Report.Dimension.allCases.map { strings.definition(of: measure, by: $0) }
      })
  }

  private static let problems: [PageProblem] = [
    .badRequest, .forbidden, .notFound, .methodNotAllowed, .tooLarge, .unavailable, .building(percent: 42), .failed,
  ]

  private func expectDistinct(_ texts: [String], _ location: SourceLocation = #_sourceLocation) {
    #expect(Set(texts).count == texts.count && !texts.contains(""), sourceLocation: location)
  }

  @Test("Every report has a title in every language", arguments: Report.catalogue)
  func titles(report: Report) {
    #expect(Set(report.titles.keys) == Set(Language.allCases))
    #expect(!report.titles.values.contains(""))
  }

  @Test(
    "English has one singular, French counts nothing as singular too",
    arguments: [(0, "orders", "commande"), (1, "order", "commande"), (2, "orders", "commandes")]
      as [(Int64, String, String)])
  func plurals(count: Int64, english: String, french: String) {
    #expect(English().plural(count, "order", "orders") == english)
    #expect(French().plural(count, "commande", "commandes") == french)
  }

  @Test("French sets the spaces that its punctuation asks for")
  func frenchSpaces() {
    let french = French()
    #expect(french.yesterday("5\u{A0}€") == "Hier, jour entier\u{A0}: 5\u{A0}€")
    #expect(french.seeAll(of: "Meilleures ventes") == "Tout voir\u{A0}: Meilleures ventes")
    #expect(
      french.freshness(position: "8", time: "14\u{202F}h", zone: "Europe/Paris")
        == "Compte toutes les écritures jusqu’au nº\u{A0}8. Lu à 14\u{202F}h\u{A0}; les jours et les mois sont ceux de Europe/Paris."
    )
  }

  @Test("A sentence begins with a capital, whatever letter that is")
  func sentences() {
    #expect("été".asSentence == "Été")
    #expect("".asSentence == "")
  }
}
