import Domain
import HTTPServer

/// Why another page stands in the place of the one that was asked for.
enum PageProblem: Hashable, Sendable {
  case badRequest
  case forbidden
  case notFound
  /// The store has no such thing, or no longer.
  case absent(StoreError.Kind)
  case methodNotAllowed
  case tooLarge
  case unavailable
  /// What pages are read from is being built, and is whole to so many per cent.
  case building(percent: Int)
  case failed
  /// The file that was to be imported is kept no longer.
  case uploadGone
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
    case .notFound, .absent, .badRequest, .uploadGone: .search
    case .forbidden, .methodNotAllowed, .tooLarge, .unavailable, .failed: .alert
    case .building: .clock
    }
  }
}

extension PageProblem {
  /// Why the read side refused.
  init(_ error: StoreError) {
    switch error {
    case .unavailable(.buildingReads(let percent)): self = .building(percent: percent)
    case .unavailable: self = .unavailable
    case .notFound(.report, _): self = .notFound
    case .notFound(let kind, _): self = .absent(kind)
    default: self = .badRequest
    }
  }

  /// The status of the page that says so.
  var status: Status {
    switch self {
    case .badRequest: .badRequest
    case .forbidden: .forbidden
    case .notFound, .absent, .uploadGone: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .tooLarge: .contentTooLarge
    case .unavailable, .building: .serviceUnavailable
    case .failed: .internalServerError
    }
  }

  /// Where to look for another one.
  var list: Place? {
    switch self {
    case .absent(.order): .orders
    case .absent(.product): .products
    case .absent(.user): .users
    default: nil
    }
  }

  /// Whether asking again in a moment may help.
  var passes: Bool { status == .serviceUnavailable }
}
