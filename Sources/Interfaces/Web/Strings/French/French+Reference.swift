extension French {
  var apiReference: String { "L’API" }
  var apiDescription: String { "Document OpenAPI" }
  var parameters: String { "Paramètres" }
  var body: String { "Corps" }
  var answers: String { "Réponses" }
  var required: String { "obligatoire" }
  var objects: String { "Objets" }
  var problems: String { "Problèmes" }
}
