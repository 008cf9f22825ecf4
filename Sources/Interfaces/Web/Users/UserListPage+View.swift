import Domain
import Markup
import Queries

extension UserListPage {
  struct View: LocalisedComponent {
    let model: Model
    let frame: Frame

    var localisation: Localisation { frame.localisation }

    var content: some HTML {
      Shell(frame, strings.users, at: .users) {
        div(.class("head")) {
          h1 { strings.users }
          a(.class("button", "primary"), .href(UserAddress.new.text)) {
            Icon(.plus)
            strings.newUser
          }
        }
        ListPage(
          strings.users, isEmpty: model.users.isEmpty, tabs: tabs, filters: filters, pager: pager, localisation
        ) {
          rows
        } nothing: {
          nothing
        }
      }
    }

    private func address(_ change: (inout UserFilters) -> Void) -> String {
      UserAddress.list(model.filters.with(change)).text
    }

    private var tabs: Tabs {
      Tabs(
        name: strings.scope,
        choices: ([nil] + User.Role.allCases.map(Optional.some)).map { role in
          Segments.Choice(
            name: strings.scope(of: role), address: address { $0.role = role }, isPresent: role == model.filters.role)
        })
    }

    private var filters: some HTML {
      ListFilters(
        UserAddress.list().text,
        search: .init(text: model.filters.search, label: strings.searchUsers, placeholder: strings.nameOrEmail),
        kept: [
          .init(name: "role", value: model.filters.role?.rawValue),
          .init(name: "sort", value: model.filters.sort == .newest ? nil : model.filters.sort.rawValue),
        ],
        sorts: UserListQuery.Sort.allCases.map { sort in
          Segments.Choice(
            name: strings.name(of: sort), address: address { $0.sort = sort }, isPresent: sort == model.filters.sort)
        }, localisation, fields: [String]?.none)
    }

    private var pager: Pager {
      Pager(
        rows: model.users.count, first: model.filters.cursor == nil ? nil : address { _ in },
        next: model.next.map { next in address { $0.cursor = next } }, localisation: localisation)
    }

    @HTMLBuilder
    private var rows: some HTML {
      thead {
        tr {
          th(.scope(.col)) { strings.label(of: UserField.name) }
          th(.scope(.col)) { strings.label(of: UserField.role) }
        }
      }
      tbody { model.users.map(row) }
    }

    private func row(_ user: UserDocument) -> some HTML {
      tr {
        th(.scope(.row)) {
          a(.href(UserAddress.user(user.id).text)) { user.name }
          if !user.isAnonymous { span(.class("sub")) { user.email } }
        }
        td { strings.name(of: user.role) }
      }
    }

    @HTMLBuilder
    private var nothing: some HTML {
      if model.filters == UserFilters() {
        EmptyState(.people, strings.noUsers, strings.noUsersAdvice) {
          a(.class("button"), .href(UserAddress.new.text)) { strings.newUser }
        }
      } else {
        EmptyState(.search, strings.noUserMatches, strings.noUserMatchesAdvice) {
          a(.class("button"), .href(UserAddress.list().text)) { strings.clearFilters }
        }
      }
    }
  }
}
