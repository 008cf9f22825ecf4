/// The pages about the API; what they describe is in English.
protocol ReferenceStrings: Sendable {
  var apiReference: String { get }
  var apiDescription: String { get }
  var parameters: String { get }
  var body: String { get }
  var answers: String { get }
  var required: String { get }
  /// JSON objects with a name.
  var objects: String { get }
  var problems: String { get }
}
