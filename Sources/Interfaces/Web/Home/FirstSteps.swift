import Markup

/// What a store without orders tells whoever has just started it.
struct FirstSteps: LocalisedComponent {
  let localisation: Localisation

  var content: some HTML {
    div(.class("flow")) {
      EmptyState(.receipt, strings.welcome, strings.welcomeAdvice, isPage: true) {
        div(.class("row")) {
          a(.class("button", "primary"), .href(Address.importing.text)) { strings.importing }
          a(.class("button"), .href(Address.newProduct.text)) { strings.addProduct }
          a(.class("button"), .href(UserAddress.new.text)) { strings.newUser }
          a(.class("button"), .href(OrderAddress.new().text)) { strings.newOrder }
        }
      }
      div(.class("cols", "halves", "even")) {
        steps(strings.importHistory, strings.importAdvice) { resource in
          "store-manager import \(resource) \(resource).csv"
        }
        steps(strings.sendFirstOrder, strings.sendAdvice) { resource in "POST /api/v1/\(resource)" }
      }
    }
  }

  private func steps(_ title: String, _ advice: String, _ command: (String) -> String) -> some HTML {
    section(.class("card")) {
      h2 { title }
      p(.class("muted")) { advice }
      ol(.class("lines")) {
        for (name, resource) in resources {
          li {
            name
            code(.class("note", "code")) { command(resource) }
          }
        }
      }
    }
  }

  private var resources: [(name: String, resource: String)] {
    [(strings.products, "products"), (strings.users, "users"), (strings.orders, "orders")]
  }
}
