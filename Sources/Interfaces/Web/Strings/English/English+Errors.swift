import Domain

extension English {
  func title(of problem: PageProblem) -> String {
    switch problem {
    case .badRequest: "This request cannot be understood"
    case .forbidden: "This is not allowed from here"
    case .notFound: "There is no page here"
    case .absent(.order): "There is no order here"
    case .absent(.product): "There is no product here"
    case .absent(.user): "There is no user here"
    case .absent(.report): "There is no report here"
    case .methodNotAllowed: "This page cannot be used like that"
    case .tooLarge: "This is more than the store takes at once"
    case .unavailable: "The figures cannot be read right now"
    case .building: "The figures are being put together anew"
    case .failed: "Something went wrong in the store"
    case .uploadGone: "This file is no longer here"
    }
  }

  func advice(for problem: PageProblem) -> String {
    switch problem {
    case .badRequest: "The address has a typing mistake, or comes from another version of this page."
    case .forbidden: "The request comes from another site. Open the page here and try again."
    case .notFound: "The page may have moved, or the address has a typing mistake."
    case .absent: "It may have been deleted, or the address has a typing mistake."
    case .methodNotAllowed: "Begin again from the dashboard."
    case .tooLarge: "Send it in smaller parts."
    case .unavailable: "Nothing is lost. Try again in a moment; if it lasts, the log of the store says why."
    case .building(let percent):
      "\(percent)% is done. The store takes orders meanwhile; this page is back when all is there."
    case .failed: "Nothing was changed by looking at a page. The log of the store has the details."
    case .uploadGone:
      "Files wait for their import for an hour at most. Send it again: what is there already is passed over."
    }
  }

  func reference(status: Int, request id: String?) -> String {
    id.map { "\(status), request \($0), quote it when asking for help" } ?? "\(status)"
  }

  var tryAgain: String { "Try again" }
}
