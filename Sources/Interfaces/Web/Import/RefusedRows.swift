import Imports
import Markup

/// The first rows that are not taken, and why; a file has all of them.
struct RefusedRows: LocalisedComponent {
  /// As many as people read on a page.
  private static let shown = 100

  let token: String
  let report: ImportReport
  let localisation: Localisation

  var content: some HTML {
    section {
      div(.class("head", "tight")) {
        hgroup {
          h2 { strings.refusedRows }
          p(.class("hint")) { strings.refusedRowsAdvice }
        }
        a(.class("button", "small"), .href(Address.refusedRows(token).text)) {
          Icon(.export)
          strings.refusedRowsFile
        }
      }
      DataTable(strings.refusedRows) {
        thead {
          tr {
            th(.scope(.col), .class("num")) { strings.rowNumber }
            th(.scope(.col)) { strings.column }
            th(.scope(.col)) { strings.reason }
          }
        }
        tbody { report.refusals.prefix(Self.shown).map(row) }
      }
      if report.refusedRows > Self.shown {
        p(.class("hint")) {
          strings.firstRefusedRows(
            numbers.whole(Int64(Self.shown)), of: numbers.whole(Int64(report.refusedRows)))
        }
      }
    }
  }

  private func row(_ refusal: RefusedRow) -> some HTML {
    tr {
      td(.class("num")) { numbers.whole(Int64(refusal.row)) }
      td(.class("code")) { refusal.column ?? "" }
      td { strings.reason(of: refusal) }
    }
  }
}
