/// Lists of any kind of thing.
protocol ListStrings: Sendable {
  /// What the tabs of a list choose.
  var scope: String { get }
  var filter: String { get }
  var apply: String { get }
  /// "Sort: name"
  func sorted(by name: String) -> String
  var sortOrder: String { get }
  /// "Category: Tableware"
  func filtered(_ name: String, by value: String) -> String
  func removeFilter(_ name: String) -> String
  var search: String { get }
  /// What the pager moves between.
  var pages: String { get }
  /// "50 rows on this page"
  func rows(_ count: Int64) -> String
  var firstPage: String { get }
  var nextPage: String { get }
  var clearFilters: String { get }
  var breadcrumb: String { get }
  var moreActions: String { get }
}
