/// Pages in the place of the one that was asked for.
protocol ErrorStrings: Sendable {
  /// A sentence for the title.
  func title(of problem: PageProblem) -> String
  /// What is known, and what to do.
  func advice(for problem: PageProblem) -> String
  /// "404, request 01934f6c, quote it when asking for help"; `id` is `nil` where the request has no name.
  func reference(status: Int, request id: String?) -> String
  var tryAgain: String { get }
}
