public import HTTPServer

/// Every way in which the API refuses. Clients may rely on the raw values for ever: they end the problems' `type`.
public enum ProblemKind: String, CaseIterable, Sendable {
  // The request cannot be understood.
  case malformedRequest = "malformed-request"
  case malformedJSON = "malformed-json"
  case malformedValue = "malformed-value"
  case missingField = "missing-field"
  case unknownField = "unknown-field"
  case unreadableFile = "unreadable-file"
  case notFound = "not-found"
  case noSuchAddress = "no-such-address"
  case methodNotAllowed = "method-not-allowed"
  case unknownMethod = "unknown-method"
  case unsupportedMediaType = "unsupported-media-type"
  case contentTooLarge = "content-too-large"
  case addressTooLong = "address-too-long"
  case headTooLarge = "head-too-large"
  case expectationFailed = "expectation-failed"
  case timeout = "request-timeout"
  case crossSite = "cross-site-request"
  case wrongHost = "wrong-host"

  // It is understood and the store refuses it.
  case outOfRange = "out-of-range"
  case amountTooLarge = "amount-too-large"
  case alreadyExists = "already-exists"
  case shortage = "stock-shortage"
  case wrongStatus = "wrong-status"
  case notForSale = "not-for-sale"
  case notTracked = "stock-not-tracked"
  case notDeletable = "not-deletable"
  case versionRequired = "version-required"
  case changedMeanwhile = "changed-meanwhile"
  case keyReused = "idempotency-key-reused"

  // The store cannot serve it now.
  case busy
  case stopping
  case buildingReads = "read-model-building"
  case storageFull = "storage-full"
  case storageReadOnly = "storage-read-only"
  case storageDamaged = "storage-damaged"
  case storageFailed = "storage-failed"
  case outcomeUnknown = "outcome-unknown"
  case internalFault = "internal-fault"
}

extension ProblemKind {
  /// What RFC 9457 calls `type`: a reference relative to the server that says which problem it is.
  public var type: String { "/problems/\(rawValue)" }

  /// The status that goes with it.
  public var status: Status { facts.status }

  /// The same few words for every occurrence.
  public var title: String { facts.title }

  private var facts: (status: Status, title: String) {
    switch self {
    case .malformedRequest: (.badRequest, "The request cannot be read")
    case .malformedJSON: (.badRequest, "The body is not JSON")
    case .malformedValue: (.badRequest, "A value cannot be read")
    case .missingField: (.badRequest, "A field is missing")
    case .unknownField: (.badRequest, "A field is unknown")
    case .unreadableFile: (.badRequest, "The file cannot be read")
    case .notFound: (.notFound, "Not found")
    case .noSuchAddress: (.notFound, "No such address")
    case .methodNotAllowed: (.methodNotAllowed, "Method not allowed")
    case .unknownMethod: (.notImplemented, "Unknown method")
    case .unsupportedMediaType: (.unsupportedMediaType, "Unsupported media type")
    case .contentTooLarge: (.contentTooLarge, "The body is too large")
    case .addressTooLong: (.uriTooLong, "The address is too long")
    case .headTooLarge: (.headerFieldsTooLarge, "The header fields are too large")
    case .expectationFailed: (.expectationFailed, "Expectation failed")
    case .timeout: (.requestTimeout, "The request took too long")
    case .crossSite: (.forbidden, "Another site may not do this")
    case .wrongHost: (.misdirectedRequest, "Not the host of this store")
    case .outOfRange: (.unprocessableContent, "A value is out of range")
    case .amountTooLarge: (.unprocessableContent, "An amount is too large")
    case .alreadyExists: (.conflict, "It exists already")
    case .shortage: (.conflict, "Not enough stock")
    case .wrongStatus: (.conflict, "The order's status does not allow it")
    case .notForSale: (.conflict, "The product is not for sale")
    case .notTracked: (.conflict, "The stock is not tracked")
    case .notDeletable: (.conflict, "It cannot be deleted")
    case .versionRequired: (.preconditionRequired, "The version is missing")
    case .changedMeanwhile: (.preconditionFailed, "It has changed meanwhile")
    case .keyReused: (.unprocessableContent, "The idempotency key was used for another request")
    case .busy: (.serviceUnavailable, "The store is busy")
    case .stopping: (.serviceUnavailable, "The store is stopping")
    case .buildingReads: (.serviceUnavailable, "The read model is being built")
    case .storageFull: (.insufficientStorage, "The storage is full")
    case .storageReadOnly: (.serviceUnavailable, "The storage is read-only")
    case .storageDamaged: (.serviceUnavailable, "The storage is damaged")
    case .storageFailed: (.serviceUnavailable, "The storage does not answer")
    case .outcomeUnknown: (.serviceUnavailable, "The outcome is unknown")
    case .internalFault: (.internalServerError, "Internal fault")
    }
  }
}

extension Status {
  /// The request reached a server that does not answer for its host (RFC 9110 §15.5.20).
  static let misdirectedRequest = Status(rawValue: 421)
  /// RFC 6585 §3.
  static let preconditionRequired = Status(rawValue: 428)
  /// RFC 4918 §11.5.
  static let insufficientStorage = Status(rawValue: 507)
}
