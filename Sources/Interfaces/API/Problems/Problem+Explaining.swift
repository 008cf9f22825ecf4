import Domain
import HTTPServer
import JSON

extension Problem {
  /// What a handler's error means to the client. Whatever is not a refusal is a fault of the program.
  init(explaining error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as StoreError: self.init(error)
    case let error as JSONError: self.init(error)
    default: self = .internalFault(error)
    }
  }
}
