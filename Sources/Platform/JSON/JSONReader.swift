/// A value and its place in the document, for taking a document apart with errors that say where.
///
/// ```swift
/// let order = try JSONReader(parsing: body)
/// try order.requireOnly("customer", "items")
/// let customer = try order.member("customer").string()
/// let quantities = try order.member("items").elements().map { try $0.member("quantity").int() }
/// // JSONError: items[0].quantity: text stands where a whole number belongs; …
/// ```
public struct JSONReader: Hashable, Sendable {
  /// The value to read.
  public let value: JSONValue
  /// Where it stands.
  public let path: JSONPath

  /// A reader of a value that stands at `path` of its document.
  public init(_ value: JSONValue, at path: JSONPath = .root) {
    self.value = value
    self.path = path
  }

  /// A reader of the document in `bytes`.
  ///
  /// - Throws: `JSONError` if they are not one JSON document.
  public init(parsing bytes: some Collection<UInt8>, limits: JSONLimits = JSONLimits()) throws(JSONError) {
    self.init(try JSONValue(parsing: bytes, limits: limits))
  }

  /// An error that names this value.
  public func fault(_ problem: String, _ remedy: String) -> JSONError {
    JSONError(at: .value(path), problem, remedy)
  }

  private func mismatch(_ wanted: String) -> JSONError {
    fault("\(value.kind) stands where \(wanted) belongs", "send \(wanted)")
  }
}

/// What the value is. Each throws `JSONError` if it is something else.
extension JSONReader {
  /// The text.
  public func string() throws(JSONError) -> String {
    guard let text = value.string else { throw mismatch("text") }
    return text
  }

  /// The truth value.
  public func bool() throws(JSONError) -> Bool {
    guard let truth = value.bool else { throw mismatch("true or false") }
    return truth
  }

  /// The number as written.
  public func number() throws(JSONError) -> JSONNumber {
    guard let number = value.number else { throw mismatch("a number") }
    return number
  }

  /// The whole number. One that is not whole or not within 64 bits is refused too.
  public func int64() throws(JSONError) -> Int64 {
    guard let number = value.number else { throw mismatch("a whole number") }
    guard let whole = number.int64 else {
      throw fault("\(number.text.prefix(40)) is no whole number of 64 bits", "send a whole number")
    }
    return whole
  }

  /// The whole number.
  public func int() throws(JSONError) -> Int { Int(try int64()) }

  /// The elements in order.
  public func elements() throws(JSONError) -> [JSONReader] {
    guard let elements = value.array else { throw mismatch("an array") }
    return elements.enumerated().map { JSONReader($1, at: .element(path, $0)) }
  }

  /// The object.
  public func object() throws(JSONError) -> JSONObject {
    guard let object = value.object else { throw mismatch("an object") }
    return object
  }
}

/// Members of an object. Each throws `JSONError` if the value is something else.
extension JSONReader {
  /// The member of that name, which must be there; it may be `null`.
  public func member(_ name: String) throws(JSONError) -> JSONReader {
    guard let value = try object()[name] else {
      throw JSONError(at: .value(.member(path, name)), "it is missing", "send a member \"\(name)\"")
    }
    return JSONReader(value, at: .member(path, name))
  }

  /// The member of that name, unless it is absent or `null`.
  public func optionalMember(_ name: String) throws(JSONError) -> JSONReader? {
    guard let value = try object()[name], value != .null else { return nil }
    return JSONReader(value, at: .member(path, name))
  }

  /// Refuses members with other names than these, so that a misspelt one is not passed over in silence.
  public func requireOnly(_ names: String...) throws(JSONError) {
    guard let other = try object().members.first(where: { !names.contains($0.name) }) else { return }
    throw JSONError(
      at: .value(.member(path, other.name)), "no such member is known",
      names.isEmpty ? "leave it out" : "use only \(names.joined(separator: ", "))")
  }
}

extension JSONValue {
  /// What kind of value this is, in words.
  fileprivate var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string: "text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
