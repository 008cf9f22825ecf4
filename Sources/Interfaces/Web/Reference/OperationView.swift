import Markup

/// One operation: folded, its method, path and purpose.
struct OperationView: LocalisedComponent {
  let operation: APIReference.Operation
  let localisation: Localisation

  var content: some HTML {
    details(.class("card"), .id(operation.id)) {
      summary {
        span(.class("badge", "info")) { operation.method }
        " "
        span(.class("code")) { operation.path }
        span(.class("sub")) { operation.summary }
      }
      if let text = operation.details { ReferenceText(text: text) }
      if !operation.parameters.isEmpty {
        h3 { strings.parameters }
        FieldTable(name: strings.parameters, fields: operation.parameters, localisation: localisation)
      }
      if let body = operation.body {
        h3 { strings.body }
        FormView(form: body)
        if !body.members.isEmpty {
          FieldTable(name: strings.body, fields: body.members, localisation: localisation)
        }
      }
      h3 { strings.answers }
      answers
    }
  }

  private var answers: some HTML {
    DataTable(strings.answers) {
      tbody {
        for answer in operation.answers {
          tr {
            th(.scope(.row), .class("rank")) { answer.status }
            td { ReferenceText.pieces(of: answer.details) }
            td { if let form = answer.form { FormView(form: form) } }
          }
        }
      }
    }
  }
}

/// What a value looks like, with the way to the schema that says more.
struct FormView: Component {
  let form: APIReference.Form

  @HTMLBuilder
  var content: some HTML {
    if let schema = form.schema {
      a(.class("code"), .href("#schema-\(schema)")) { form.text }
    } else {
      span(.class("code")) { form.text }
    }
  }
}

/// Parameters, or the members of an object.
struct FieldTable: LocalisedComponent {
  let name: String
  let fields: [APIReference.Field]
  let localisation: Localisation

  var content: some HTML {
    DataTable(name) {
      tbody {
        for field in fields {
          tr {
            th(.scope(.row)) {
              span(.class("code")) { field.name }
              if let place = field.place { span(.class("sub")) { place } }
              if field.isRequired { span(.class("sub")) { strings.required } }
            }
            td { FormView(form: field.form) }
            td { if let text = field.details { ReferenceText.pieces(of: text) } }
          }
        }
      }
    }
  }
}
