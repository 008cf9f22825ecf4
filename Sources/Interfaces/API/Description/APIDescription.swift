public import JSON

/// What the API is, for programs: OpenAPI 3.1, written by hand in `Resources`, a file for each resource.
public enum APIDescription {
  /// The whole document, whose paths are relative to `StoreAPI.prefix`.
  /// - Throws: `JSONError` for a file that is no JSON.
  public static func document() throws(JSONError) -> JSONValue {
    let whole = try JSONValue(parsing: PackageResources.openapi_json)
    let parts = try files.map { (file) throws(JSONError) in try JSONValue(parsing: file) }
    return whole.members { name, value in
      switch name {
      case "paths": value.adding(parts.compactMap { $0["paths"] })
      case "components": value.including(parts.compactMap { $0["components"] })
      default: value
      }
    }
  }

  /// In the order in which people read about them.
  private static let files = [
    PackageResources.products_json, PackageResources.stocks_json, PackageResources.users_json,
    PackageResources.orders_json, PackageResources.reports_json, PackageResources.imports_json,
    PackageResources.system_json,
  ]

  /// The document's text, made once.
  static let text: Result<[UInt8], JSONError> = Result { () throws(JSONError) in try document().bytes }
}

extension JSONValue {
  /// An object's members with other values.
  fileprivate func members(_ change: (String, JSONValue) -> JSONValue) -> JSONValue {
    let members = object?.members ?? []
    return .object(JSONObject(members.map { JSONObject.Member(name: $0.name, value: change($0.name, $0.value)) }))
  }

  /// The members of several objects in one.
  fileprivate func adding(_ others: [JSONValue]) -> JSONValue {
    .object(JSONObject(([self] + others).flatMap { $0.object?.members ?? [] }))
  }

  /// The same two levels deep: schemas of all parts under `schemas`, and so on.
  fileprivate func including(_ parts: [JSONValue]) -> JSONValue {
    var names = object?.names ?? []
    for name in parts.flatMap({ $0.object?.names ?? [] }) where !names.contains(name) { names.append(name) }
    return .object(
      JSONObject(
        names.map { name in
          let kinds = ([self] + parts).compactMap { $0[name] }
          return JSONObject.Member(name: name, value: JSONValue.object(JSONObject()).adding(kinds))
        }))
  }
}
