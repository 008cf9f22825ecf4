import Domain
import Markup

/// The one box that takes a scan, a SKU or a name, and what it found.
struct ArticleBox: LocalisedComponent {
  let scan: EntryPage.ScanOutcome
  /// Whether typing begins here: it does while articles are added one after another.
  let takesFocus: Bool
  let localisation: Localisation

  var content: some HTML {
    div(.class("field")) {
      label(.for(Self.id)) { strings.addArticle }
      div(.class("row")) {
        div(.class("search", "scan")) {
          Icon(.barcode)
          input(
            .type(.search), .id(Self.id), .name(Draft.Field.add), .value(scan.text),
            .aria("describedby", "\(Self.hint) \(Self.answer)"), .aria("invalid", scan.isFault ? "true" : nil),
            .placeholder(strings.scanPlaceholder), .autocomplete("off"), .autofocus(takesFocus))
        }
        // The first button of the form: Enter in any field presses it.
        button { strings.add }
      }
      p(.class("hint"), .id(Self.hint)) { strings.scanHint }
      div(.id(Self.answer)) { answer }
    }
  }

  private static let id = "add"
  private static let hint = "add-hint"
  private static let answer = "add-answer"

  @HTMLBuilder
  private var answer: some HTML {
    switch scan {
    case .none: [String]()
    case .added(let units, let name):
      p(.class("ok"), .role("status")) { strings.added(numbers.whole(Int64(units)), name) }
    case .found(let text, let articles, let hasMore):
      p(.role("status")) { strings.whichArticle(text.shortened) }
      ul(.class("options")) { articles.map(option) }
      if hasMore { p(.class("hint")) { strings.moreMatch } }
    case .nothing(let text): ErrorLine(strings.noArticle(text.shortened))
    case .noRoom: ErrorLine(strings.orderIsFull(limit: Order.allowedLines.upperBound))
    case .pending: ErrorLine(strings.articlePending)
    }
  }

  private func option(_ article: ProductDocument) -> some HTML {
    li {
      button(.class("quiet"), .name(Draft.Field.pick), .value("\(article.id)")) {
        span {
          article.name
          span(.class("sub")) {
            span(.class("code")) { article.sku }
            " · \(localisation.money(article.price.minorUnits)) · \(localisation.availability(article.onHand))"
          }
        }
      }
    }
  }
}

extension EntryPage.ScanOutcome {
  fileprivate var isFault: Bool {
    switch self {
    case .none, .added, .found: false
    case .nothing, .noRoom, .pending: true
    }
  }
}

extension Localisation {
  /// "251 available", or that nobody counts.
  func availability(_ units: Int?) -> String {
    units.map { strings.available(Int64($0), written: numbers.whole(Int64($0))) } ?? strings.notTracked
  }
}

extension String {
  /// What somebody typed, as a sentence repeats it.
  var shortened: String { count > 60 ? "\(prefix(60))…" : self }
}
