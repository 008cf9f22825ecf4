/// What surrounds every page.
protocol ShellStrings: Sendable {
  var skipToContent: String { get }
  var menu: String { get }
  var mainNavigation: String { get }
  var dashboard: String { get }
  var reports: String { get }
  /// Above the pages that show how the store works.
  var inside: String { get }
  var language: String { get }
  var theme: String { get }
  func name(of theme: Theme) -> String
  var openMode: String { get }
  var openModeMeaning: String { get }
}
