import Markup

/// The API for people: what each address takes and answers.
struct ReferencePage: LocalisedComponent {
  let reference: APIReference
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    Shell(frame, strings.apiReference, at: .reference) {
      div(.class("head")) {
        h1 { strings.apiReference }
        a(.class("button"), .href(reference.address)) { strings.apiDescription }
      }
      div(.class("flow"), .lang("en")) {
        ReferenceText(text: reference.introduction)
        for section in reference.sections { ReferenceSection(section: section, localisation: localisation) }
        schemas
        problems
      }
    }
  }

  private var schemas: some HTML {
    section(.class("flow"), .id("schemas")) {
      h2 { strings.objects }
      for schema in reference.schemas {
        details(.class("card"), .id("schema-\(schema.name)")) {
          summary { strong { schema.name } }
          if let text = schema.details { ReferenceText(text: text) }
          FieldTable(name: schema.name, fields: schema.form.members, localisation: localisation)
        }
      }
    }
  }

  private var problems: some HTML {
    section(.class("flow"), .id("problems")) {
      h2 { strings.problems }
      DataTable(strings.problems) {
        tbody {
          for problem in reference.problems {
            tr {
              th(.scope(.row)) {
                a(.class("code"), .href(Address.problem(problem.name).text)) { problem.name }
              }
              td(.class("num")) { "\(problem.status)" }
              td { problem.title }
            }
          }
        }
      }
    }
  }
}

/// What may be asked under one tag.
struct ReferenceSection: LocalisedComponent {
  let section: APIReference.Section
  let localisation: Localisation

  var content: some HTML {
    Markup.section(.class("flow"), .id(section.name)) {
      hgroup {
        h2 { section.name.asSentence }
        p(.class("muted")) { section.summary }
      }
      for operation in section.operations { OperationView(operation: operation, localisation: localisation) }
    }
  }
}
