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
    expectDistinct(([nil] + Order.Status.allCases.map(Optional.some)).map(strings.scope))
    expectDistinct(Order.Status.allCases.map(strings.standing))
    expectDistinct(Order.Origin.allCases.map(strings.name))
    expectDistinct(OrderPage.Ending.allCases.map(strings.name))
    expectDistinct(User.Role.allCases.map(strings.name))
    expectDistinct(([nil] + User.Role.allCases.map(Optional.some)).map(strings.scope))
    expectDistinct(UserPage.Action.allCases.map(strings.name))
    expectDistinct(UserField.allCases.map(strings.label))
    expectDistinct(Self.troubles.map(strings.message))
    expectDistinct(Theme.allCases.map(strings.name))
    expectDistinct(PeriodPreset.allCases.map(strings.name))
    expectDistinct(Self.problems.map(strings.title))
    expectDistinct(Self.problems.map(strings.advice))
    expectDistinct(ReportsPage.Subject.allCases.map(strings.name))
    expectDistinct(ReportGrain.allCases.map(strings.name))
  }

  private static let troubles: [EntryPage.Trouble] = [
    .noBuyer, .noLines, .tooManyLines, .amountTooLarge, .alreadyPlaced, .changedMeanwhile, .closed, .beside,
    .unavailable, .outcomeUnknown,
  ]

  private static let problems: [PageProblem] = [
    .badRequest, .forbidden, .notFound, .methodNotAllowed, .tooLarge, .unavailable, .building(percent: 42), .failed,
    .uploadGone,
  ]

  private func expectDistinct(_ texts: [String], _ location: SourceLocation = #_sourceLocation) {
    #expect(Set(texts).count == texts.count && !texts.contains(""), sourceLocation: location)
  }

  @Test("Every report has a title, a question and a definition in every language", arguments: Report.catalogue)
  func titles(report: Report) {
    for texts in [report.titles, report.questions, report.definitions] {
      #expect(Set(texts.keys) == Set(Language.allCases))
      #expect(!texts.values.contains(""))
    }
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

@Suite("What forms say")
struct FormStringsTests {
  private static let refusals: [StoreError] = [
    .notFound(.product, key: ""), .notFound(.user, key: ""), .notFound(.order, key: ""),
    .outOfRange(field: "", allowed: ""), .alreadyExists(.user, field: "", value: ""), .shortage([]),
    .wrongStatus(order: Order.ID(high: 0, low: 0), is: .paid, needed: []), .notForSale(Product.ID(high: 0, low: 0)),
    .notTracked(Product.ID(high: 0, low: 0)), .notDeletable(.sold(Product.ID(high: 0, low: 0))),
    .notDeletable(.onHand(Product.ID(high: 0, low: 0), units: 3)), .notDeletable(.bought(User.ID(high: 0, low: 0))),
    .changedMeanwhile(current: 2), .keyReused, .unavailable(.busy), .unavailable(.stopping), .unavailable(.full),
    .unavailable(.readOnly), .unavailable(.damaged), .unavailable(.buildingReads(percent: 1)),
    .unavailable(.outcomeUnknown),
  ]
  private static let faults: [FieldFault] = [
    .missing, .tooLong(limit: 64), .unprintable, .notAmount(example: "18.50"), .amountTooLarge, .notWhole,
    .outOfRange(0...1_000_000_000), .taken(.product, value: "A"), .taken(.user, value: "A"),
    .taken(.order, value: "A"), .refused,
  ]

  @Test("Each refusal, fault and notice has a sentence of its own in each language", arguments: Language.allCases)
  func sentences(language: Language) {
    let (strings, numbers) = (language.strings, NumberFormat(language))
    let all =
      Self.refusals.map(strings.refusal) + Self.faults.map { strings.message(of: $0, numbers: numbers) }
      + Notice.allCases.map(strings.said)
    // A value that no form expects and a refusal that no form expects read alike in English.
    #expect(Set(all).count >= all.count - 1)
    for sentence in all { #expect(sentence.last == ".", "\(sentence)") }
  }

  @Test("Bounds and examples are written as the language writes numbers")
  func numbers() {
    let range = FieldFault.outOfRange(0...1_000_000_000)
    #expect(
      English().message(of: range, numbers: NumberFormat(.english)) == "A number from 0 to 1,000,000,000 is expected.")
    #expect(
      French().message(of: .notAmount(example: "18.50"), numbers: NumberFormat(.french))
        == "Un montant est attendu, comme 18,50.")
  }
}
