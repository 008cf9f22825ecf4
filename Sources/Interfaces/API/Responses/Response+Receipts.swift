import Commands
import HTTPServer

extension FieldName {
  /// In the answer to a write: the position from which reads show it.
  static let writePosition: FieldName = "X-Write-Position"
  /// In a read: the position that it must show.
  static let minPosition: FieldName = "X-Min-Position"
  /// `behind` where reads do not show yet what was written.
  static let readModel: FieldName = "X-Read-Model"
  /// `true` where the answer is the kept one of an earlier request with the same key.
  static let idempotencyReplayed: FieldName = "Idempotency-Replayed"
}

extension Response {
  /// The answer to a write: the JSON of what it led to, with its tag if it tells its version, and when reads show it.
  /// - Parameter location: of what was created; the status is then 201.
  static func written<Outcome>(_ json: [UInt8], _ receipt: Receipt<Outcome>, location: String? = nil) -> Response {
    var response = Response.json(json, status: location == nil ? .ok : .created)
    if let location { response.fields.append(.location, location) }
    response.tagVersion(of: json)
    response.tell(receipt)
    return response
  }

  /// The answer to a deletion: nothing is left to show.
  static func deleted<Outcome>(_ receipt: Receipt<Outcome>) -> Response {
    var response = Response(.noContent)
    response.tell(receipt)
    return response
  }

  private mutating func tell<Outcome>(_ receipt: Receipt<Outcome>) {
    fields.append(.writePosition, String(receipt.position))
    if !receipt.visible { fields.append(.readModel, "behind") }
    if receipt.replayed { fields.append(.idempotencyReplayed, "true") }
  }
}
