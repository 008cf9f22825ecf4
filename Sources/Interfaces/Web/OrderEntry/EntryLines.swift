import Domain
import Markup
import Queries

/// The lines entered so far, each with what is wrong with it.
struct EntryLines: LocalisedComponent {
  let lines: [EntryLine]
  /// Whether the order was to be sent without any.
  let isRefused: Bool
  let localisation: Localisation

  var content: some HTML {
    if lines.isEmpty {
      section(.class("empty", "card")) {
        Icon(.receipt)
        hgroup {
          h2 { strings.noLines }
          p(.class(isRefused ? "error" : "muted"), .role(isRefused ? "alert" : nil)) {
            isRefused ? strings.message(of: EntryPage.Trouble.noLines) : strings.noLinesAdvice
          }
        }
      }
    } else {
      DataTable(strings.lines, isStacked: true) {
        thead {
          tr {
            th(.scope(.col)) { strings.member(of: .product) }
            th(.scope(.col), .class("num")) { strings.quantity }
            th(.scope(.col), .class("num", "minor")) { strings.price }
            th(.scope(.col), .class("num")) { strings.total }
            th(.class("tick")) { span(.class("hide")) { strings.remove } }
          }
        }
        tbody { lines.map(row) }
      }
      div(.class("row")) {
        button(.class("small")) { strings.update }
        p(.class("hint")) { strings.linesHint }
      }
    }
  }

  private func row(_ line: EntryLine) -> some HTML {
    tr {
      th(.scope(.row)) {
        if line.article == nil { line.name } else { a(.href(Address.product(line.product).text)) { line.name } }
        if let article = line.article {
          span(.class("sub")) {
            span(.class("code")) { article.sku }
            " · \(localisation.availability(line.available))"
          }
        }
        if let fault = line.fault { message(of: fault, line) }
      }
      td(.class("num")) { quantity(line) }
      td(.class("num", "minor")) { line.price.map { localisation.money($0.minorUnits) } ?? "–" }
      td(.class("num")) { strong { line.amount.map { localisation.money($0.minorUnits) } ?? "–" } }
      td(.class("tick")) {
        button(
          .class("quiet", "small", "icon"), .name(Draft.Field.remove), .value("\(line.product)"),
          .aria("label", strings.remove(line.name))
        ) {
          Icon(.close)
        }
      }
    }
  }

  private func quantity(_ line: EntryLine) -> some HTML {
    input(
      .class("count"), .inputmode(.numeric), .name(Draft.Field.quantity(of: line.product)), .value(line.typed),
      .aria("label", strings.quantity(of: line.name)), .autocomplete("off"),
      .aria("invalid", line.fault == nil ? nil : "true"),
      .aria("describedby", line.fault == nil ? nil : line.faultID))
  }

  private func message(of fault: EntryLine.Fault, _ line: EntryLine) -> some HTML {
    div(.class("row")) {
      ErrorLine(
        strings.message(of: fault, written: numbers.whole(Int64(line.available ?? 0))), id: line.faultID, role: nil)
      if case .short(let available) = fault, available > 0 {
        button(.class("small"), .name(Draft.Field.set), .value("\(line.product) \(available)")) {
          strings.setTo(numbers.whole(Int64(available)))
        }
      }
    }
  }
}

extension EntryLine {
  fileprivate var faultID: String { "e-\(product)" }
}
