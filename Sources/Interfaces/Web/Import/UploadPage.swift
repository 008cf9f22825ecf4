import Imports
import Markup

/// A file that was sent: what would become of it, or what has.
struct UploadPage: LocalisedComponent {
  let token: String
  let upload: Upload
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    Shell(frame, strings.importOf(upload.name), at: .importing) {
      Breadcrumb(
        steps: [.init(name: strings.importing, address: Address.importing.text)], localisation: localisation)
      div(.class("head")) {
        hgroup {
          h1 { strings.importOf(upload.name) }
          p(.class("muted")) { strings.name(of: upload.kind) }
        }
      }
      div(.class("flow")) {
        standing
        FiguresStrip(figures: figures)
        actions
        if !report.refusals.isEmpty { RefusedRows(token: token, report: report, localisation: localisation) }
      }
    }
  }

  private var report: ImportReport { upload.report }
  private var takeable: Int { report.entries - report.refused }

  @HTMLBuilder
  private var standing: some HTML {
    if let stop = upload.stop {
      Banner(.alert, .bad) { p { strings.importStopped(strings.refusal(stop)) } }
    }
    switch upload.stage {
    case .checked:
      if upload.stop == nil {
        banner(.info, nil, takeable > 0 ? strings.importChecked(upload.kind) : strings.nothingToImport)
      }
    case .running: banner(.clock, nil, strings.importRuns)
    case .imported: banner(.check, .ok, strings.importDone)
    }
  }

  private func banner(_ icon: IconName, _ tone: Tone?, _ text: String) -> some HTML {
    Banner(icon, tone, role: "status") { p { text } }
  }

  private var figures: [FiguresStrip.Figure] {
    let refused = FiguresStrip.Figure(
      name: strings.refusedEntries, value: written(report.refused),
      note: report.refused > 0
        ? strings.rowsOfFile(Int64(report.refusedRows), written: written(report.refusedRows)) : nil,
      tone: .bad)
    let rows = FiguresStrip.Figure(name: strings.rowsRead, value: written(report.rows))
    guard case .imported = upload.stage else {
      return [rows, .init(name: strings.importable, value: written(takeable)), refused]
    }
    return [
      rows, .init(name: strings.addedEntries, value: written(report.added)),
      .init(name: strings.unchangedEntries, value: written(report.unchanged)), refused,
    ]
  }

  /// Where what was imported is to be seen.
  private var list: String {
    switch upload.kind {
    case .products: Address.products(ProductListState()).text
    case .users: UserAddress.list().text
    case .orders: OrderAddress.list().text
    }
  }

  private func written(_ number: Int) -> String { numbers.whole(Int64(number)) }

  @HTMLBuilder
  private var actions: some HTML {
    switch upload.stage {
    case .checked:
      form(.class("row"), .method(.post), .action(Address.upload(token).text)) {
        if takeable > 0 {
          button(.class("primary")) { strings.importNow(upload.kind, Int64(takeable), written: written(takeable)) }
        }
        a(.class("button", takeable > 0 ? "quiet" : nil), .href(Address.importing.text)) { strings.otherFile }
      }
    case .running:
      p { a(.class("button"), .href(Address.upload(token).text)) { strings.refresh } }
    case .imported:
      div(.class("row")) {
        a(.class("button", "primary"), .href(list)) { strings.name(of: upload.kind) }
        a(.class("button"), .href(Address.importing.text)) { strings.otherFile }
      }
    }
  }
}
