extension English {
  var scope: String { "Scope" }
  var filter: String { "Filter" }
  var apply: String { "Apply" }
  func sorted(by name: String) -> String { "Sort: \(name)" }
  var sortOrder: String { "Sort order" }
  func filtered(_ name: String, by value: String) -> String { "\(name): \(value)" }
  func removeFilter(_ name: String) -> String { "Remove the filter \(name)" }
  var search: String { "Search" }
  var pages: String { "Pages" }
  func rows(_ count: Int64) -> String { plural(count, "One row", "\(count) rows on this page") }
  var firstPage: String { "First page" }
  var nextPage: String { "Next" }
  var clearFilters: String { "Clear search and filters" }
  var breadcrumb: String { "Breadcrumb" }
  var moreActions: String { "More actions" }
}
