import JSON

/// Reads what people want to know out of an OpenAPI document.
struct DescriptionReader {
  private let document: JSONValue

  init(_ document: JSONValue) { self.document = document }

  /// Follows a reference within the document.
  private func resolved(_ value: JSONValue) -> JSONValue {
    guard let reference = value["$ref"]?.string else { return value }
    var target = document
    for name in reference.split(separator: "/").dropFirst() { target = target[String(name)] ?? .null }
    return target
  }

  /// The tags of the document, in their order, with what each may be asked.
  var sections: [APIReference.Section] {
    let all = (document["paths"]?.object?.members ?? []).flatMap { operations(at: $0.name, $0.value) }
    return (document["tags"]?.array ?? []).map { tag in
      let name = tag["name"]?.string ?? ""
      return APIReference.Section(
        name: name, summary: tag["description"]?.string ?? "",
        operations: all.filter { $0.tag == name }.map(\.operation))
    }
  }

  private func operations(at path: String, _ item: JSONValue) -> [(tag: String?, operation: APIReference.Operation)] {
    let server = item["servers"]?[0]?["url"]?.string ?? document["servers"]?[0]?["url"]?.string ?? ""
    let shared = item["parameters"]?.array ?? []
    return ["get", "post", "patch", "put", "delete"].compactMap { method in
      guard let operation = item[method] else { return nil }
      return (
        operation["tags"]?[0]?.string,
        APIReference.Operation(
          id: operation["operationId"]?.string ?? "", method: method.uppercased(),
          path: server == "/" ? path : server + path, summary: operation["summary"]?.string ?? "",
          details: operation["description"]?.string,
          parameters: (shared + (operation["parameters"]?.array ?? [])).map { parameter(resolved($0)) },
          body: operation["requestBody"].flatMap { content(of: resolved($0)) },
          answers: answers(operation["responses"]))
      )
    }
  }

  private func parameter(_ value: JSONValue) -> APIReference.Field {
    APIReference.Field(
      name: value["name"]?.string ?? "", place: value["in"]?.string, form: form(value["schema"] ?? .null),
      isRequired: value["required"]?.bool ?? false, details: value["description"]?.string)
  }

  private func answers(_ value: JSONValue?) -> [APIReference.Answer] {
    (value?.object?.members ?? []).map { member in
      let answer = resolved(member.value)
      return APIReference.Answer(
        status: member.name, details: answer["description"]?.string ?? "", form: content(of: answer))
    }
  }

  /// What a body holds; of several media types the first.
  private func content(of value: JSONValue) -> APIReference.Form? {
    guard let content = value["content"]?.object?.members.first else { return nil }
    guard content.name.hasSuffix("json") else {
      return APIReference.Form(text: content.name, schema: nil, members: [])
    }
    return form(content.value["schema"] ?? .null)
  }

  /// The named objects that others refer to.
  var schemas: [APIReference.Schema] {
    (document["components"]?["schemas"]?.object?.members ?? []).filter { isObject($0.value) }.map { member in
      APIReference.Schema(
        name: member.name, details: member.value["description"]?.string, form: unnamedForm(member.value))
    }
  }

  private func isObject(_ schema: JSONValue) -> Bool { schema["properties"] != nil }

  /// A schema in few words; what has a name and members of its own is named.
  private func form(_ schema: JSONValue) -> APIReference.Form {
    if let name = schema["$ref"]?.string?.split(separator: "/").last.map(String.init) {
      let target = resolved(schema)
      if isObject(target) { return APIReference.Form(text: name, schema: name, members: []) }
      return form(target)
    }
    return unnamedForm(schema)
  }

  private func unnamedForm(_ schema: JSONValue) -> APIReference.Form {
    if let items = schema["items"] {
      let item = form(items)
      return APIReference.Form(text: "[\(item.text)]", schema: item.schema, members: item.members)
    }
    if let choices = (schema["anyOf"] ?? schema["oneOf"])?.array {
      let forms = choices.map(form)
      return APIReference.Form(
        text: forms.map(\.text).joined(separator: " | "), schema: forms.lazy.compactMap(\.schema).first,
        members: forms.flatMap(\.members))
    }
    if let whole = schema["allOf"]?[0] {
      return APIReference.Form(text: form(whole).text + limits(of: schema), schema: nil, members: [])
    }
    return APIReference.Form(text: words(for: schema), schema: nil, members: members(of: schema))
  }

  private func members(of schema: JSONValue) -> [APIReference.Field] {
    let required = (schema["required"]?.array ?? []).compactMap(\.string)
    return (schema["properties"]?.object?.members ?? []).map { member in
      APIReference.Field(
        name: member.name, place: nil, form: form(member.value), isRequired: required.contains(member.name),
        details: member.value["description"]?.string ?? resolved(member.value)["description"]?.string)
    }
  }

  private func words(for schema: JSONValue) -> String {
    if let words = schema["enum"]?.array { return words.compactMap(\.string).joined(separator: " | ") }
    if let word = schema["const"]?.string { return word }
    let types = schema["type"]?.array?.compactMap(\.string) ?? schema["type"]?.string.map { [$0] } ?? ["any"]
    return (schema["format"]?.string ?? types[0]) + limits(of: schema)
      + (types.contains("null") && types.count > 1 ? " | null" : "")
  }

  private func limits(of schema: JSONValue) -> String {
    let (least, most) = (schema["minimum"]?.int64, schema["maximum"]?.int64)
    return switch (least, most, schema["maxLength"]?.int64) {
    case (let least?, let most?, _): " \(least)…\(most)"
    case (let least?, nil, _): " ≥ \(least)"
    case (nil, let most?, _): " ≤ \(most)"
    case (nil, nil, let length?): " ≤ \(length)"
    default: ""
    }
  }
}
