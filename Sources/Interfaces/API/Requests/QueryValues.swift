import Domain
import HTTPServer

/// The parameters of a query, each known and given once, so that a misspelt one is not passed over in silence.
struct QueryValues {
  private var values: [String: String] = [:]

  /// - Throws: `Problem` naming the parameter that is unknown or given twice.
  init(_ query: URLEncodedValues, known: [String]) throws {
    guard !query.isEmpty else { return }
    for (name, value) in query {
      guard known.contains(name) else { throw Problem.unknown(String(name.prefix(80)), called: name, among: known) }
      guard values.updateValue(value, forKey: name) == nil else {
        throw Problem(.malformedValue, "Give \(name) once.", field: name)
      }
    }
  }

  /// The value as something that text can be read as; `nil` if the parameter is not given.
  /// - Throws: `StoreError.malformed`, naming the parameter.
  func value<Value: LosslessStringConvertible>(
    _ name: String, as type: Value.Type = Value.self, expected: String
  ) throws(StoreError) -> Value? {
    guard let text = values[name] else { return nil }
    guard let value = Value(text) else { throw .malformed(field: name, expected: expected) }
    return value
  }

  /// One of a few words; `nil` if the parameter is not given.
  /// - Throws: `StoreError.outOfRange`, naming the parameter.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String, of type: Choice.Type = Choice.self
  ) throws(StoreError) -> Choice? {
    guard let text = values[name] else { return nil }
    guard let choice = Choice(rawValue: text) else { throw .outOfRange(field: name, allowed: Choice.words) }
    return choice
  }
}
