public import JSON

extension Problem {
  /// What is wrong with a document, and where.
  public init(_ error: JSONError) {
    guard let path = error.path else {
      self.init(.malformedJSON, "\(error.place): \(error.problem); \(error.remedy).")
      return
    }
    self.init(.malformedValue, "\(error.description).", field: path.description)
  }
}
