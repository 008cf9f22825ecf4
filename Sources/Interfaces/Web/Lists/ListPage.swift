import Markup

/// What every list of things looks like: its scopes, search and filters, then the table with its pager, or in their
/// place why there is nothing.
struct ListPage<Filters: HTML, Rows: HTML, Nothing: HTML>: LocalisedComponent {
  let tabs: Tabs?
  let filters: Filters
  let name: String
  let table: DataTable<Rows>?
  let pager: Pager
  let nothing: Nothing
  let localisation: Localisation

  /// - Parameters:
  ///   - name: what the table is called to those who do not see it.
  ///   - isEmpty: whether there is nothing to show.
  init(
    _ name: String, isEmpty: Bool, tabs: Tabs? = nil, filters: Filters, pager: Pager, _ localisation: Localisation,
    @HTMLBuilder rows: () -> Rows, @HTMLBuilder nothing: () -> Nothing
  ) {
    self.name = name
    self.tabs = tabs
    self.filters = filters
    self.pager = pager
    self.localisation = localisation
    table = isEmpty ? nil : DataTable(name, rows: rows)
    self.nothing = nothing()
  }

  var content: some HTML {
    div(.class("flow")) {
      if let tabs { tabs }
      filters
      if let table {
        table
        pager
      } else {
        nothing
        if pager.first != nil { pager }
      }
    }
  }
}
