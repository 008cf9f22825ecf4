import Domain
import HTTPServer

/// Why another page stands in the place of the one that was asked for.
enum PageProblem: CaseIterable, Sendable {
  case badRequest
  case forbidden
  case notFound
  case methodNotAllowed
  case tooLarge
  case unavailable
  case failed
}

extension PageProblem {
  init(_ status: Status) {
    switch status {
    case .unauthorized, .forbidden: self = .forbidden
    case .notFound, .gone: self = .notFound
    case .methodNotAllowed, .notImplemented: self = .methodNotAllowed
    case .contentTooLarge, .uriTooLong, .headerFieldsTooLarge: self = .tooLarge
    case .serviceUnavailable, .gatewayTimeout: self = .unavailable
    default: self = status.rawValue < 500 ? .badRequest : .failed
    }
  }

  var icon: IconName {
    switch self {
    case .notFound, .badRequest: .search
    case .forbidden, .methodNotAllowed, .tooLarge, .unavailable, .failed: .alert
    }
  }
}

extension Status {
  /// What a page answers where the read side refuses.
  init(_ error: StoreError) {
    self =
      switch error {
      case .unavailable: .serviceUnavailable
      case .notFound: .notFound
      default: .badRequest
      }
  }
}
