extension English {
  var apiReference: String { "The API" }
  var apiDescription: String { "OpenAPI document" }
  var parameters: String { "Parameters" }
  var body: String { "Body" }
  var answers: String { "Answers" }
  var required: String { "required" }
  var objects: String { "Objects" }
  var problems: String { "Problems" }
}
