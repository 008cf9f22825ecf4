import Markup

/// Above a list: the search, the filters in use, and menus for more of them and for the order. One form, so that all
/// of it is in the address.
struct ListFilters<Fields: HTML>: LocalisedComponent {
  /// A filter in use, and where the list is without it.
  struct Chip: Hashable, Sendable {
    let name: String
    let value: String
    let without: String
  }

  /// What the search box says.
  struct Search: Hashable, Sendable {
    let text: String
    let label: String
    let placeholder: String
  }

  /// What the form keeps of the address though none of its fields shows it.
  struct Kept: Hashable, Sendable {
    let name: String
    let value: String?
  }

  /// The list, without a query.
  let address: String
  let search: Search
  let kept: [Kept]
  let chips: [Chip]
  let sorts: [Segments.Choice]
  let localisation: Localisation
  /// The controls of the filter menu; `nil` leaves the menu out.
  let fields: Fields?

  init(
    _ address: String, search: Search, kept: [Kept] = [], chips: [Chip] = [], sorts: [Segments.Choice] = [],
    _ localisation: Localisation, fields: Fields?
  ) {
    self.address = address
    self.search = search
    self.kept = kept
    self.chips = chips
    self.sorts = sorts
    self.localisation = localisation
    self.fields = fields
  }

  var content: some HTML {
    form(.class("row", "filters"), .method(.get), .action(address)) {
      for value in kept where value.value != nil {
        input(.type(.hidden), .name(value.name), .value(value.value))
      }
      div(.class("search")) {
        Icon(.search)
        input(
          .type(.search), .name("q"), .value(search.text), .aria("label", search.label),
          .placeholder(search.placeholder), .autocomplete("off"))
      }
      chips.map(chip)
      div(.class("row", "end")) {
        if let fields {
          Menu(strings.filter, icon: .plus) {
            div(.class("menu-list", "flow")) {
              fields
              button(.class("primary")) { strings.apply }
            }
          }
        }
        if let sort = sorts.first(where: \.isPresent) {
          Menu(strings.sorted(by: sort.name), icon: .down) { sortLinks }
        }
      }
    }
  }

  private func chip(_ chip: Chip) -> some HTML {
    span(.class("chip")) {
      strings.filtered(chip.name, by: chip.value)
      a(.href(chip.without), .aria("label", strings.removeFilter(chip.name))) { Icon(.close) }
    }
  }

  private var sortLinks: some HTML {
    ul(.class("menu-list"), .aria("label", strings.sortOrder)) {
      for sort in sorts {
        li { a(.href(sort.address), .aria("current", sort.isPresent ? "true" : nil)) { sort.name.asSentence } }
      }
    }
  }
}
