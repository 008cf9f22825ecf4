import Imports
import Markup

/// Where a file to import is chosen.
struct ImportPage: LocalisedComponent {
  let state: FormState
  /// Why the file that was sent is none to import, or cannot be kept: a whole sentence.
  let problem: String?
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    Shell(frame, isRefused ? strings.toMend(strings.importing) : strings.importing, at: .importing) {
      div(.class("narrow-form")) {
        div(.class("head")) {
          hgroup {
            h1 { strings.importing }
            p(.class("muted")) { strings.importPromise }
          }
        }
        div(.class("flow")) {
          form
          section(.class("card")) {
            h2 { strings.fileColumns }
            p(.class("muted")) { strings.fileFormat }
            dl(.class("flow")) { ImportKind.allCases.map(columns) }
          }
        }
      }
    }
  }

  private var isRefused: Bool { state.isRefused || problem != nil }

  private var form: some HTML {
    Markup.form(
      .class("card"), .method(.post), .action(Address.importing.text), .enctype("multipart/form-data"), .novalidate()
    ) {
      if let problem { Banner(.alert, .bad) { p { problem } } }
      RadioField(
        name: "kind", title: strings.fileHolds,
        choices: ImportKind.allCases.map { .init(value: $0.rawValue, name: strings.name(of: $0)) }, state: state,
        localisation: localisation)
      Field("file", strings.file, hint: strings.fileHint, in: state, localisation) {
        input(
          .type(.file), .id(FieldID.control("file")), .name("file"), .accept(".csv,text/csv"), .required(),
          .aria("invalid", state.fault(of: "file") == nil ? nil : "true"),
          .aria("describedby", state.description(of: "file", hasHint: true)), .autofocus(isRefused))
      }
      FormActions(send: strings.checkFile, back: Address.home.text, localisation: localisation)
    }
  }

  private func columns(of kind: ImportKind) -> some HTML {
    div {
      dt { strong { strings.name(of: kind) } }
      dd { code(.class("note", "code")) { kind.header } }
    }
  }
}
