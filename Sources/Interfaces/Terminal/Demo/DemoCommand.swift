public import CommandLineTool
import Domain
import Imports
import JSON

/// `store-manager demo`
public struct DemoCommand<Access: StoreAccess>: Command {
  public static var name: String { "demo" }
  public static var summary: String { "Fills an empty store with a shop to look at" }
  public static var discussion: String {
    """
    Products with stock, buyers, and a year of orders: a few best sellers, more sales towards the end, the latest orders
    still on their way. The same seed, sizes and last day make the same shop. It comes in as an import does, also into a
    store that serves; the orders are history, so they move no stock.

    A store that holds products or orders is left alone, unless --add is given.
    """
  }

  private let products: Int
  private let users: Int
  private let orders: Int
  private let seed: Int
  private let until: CalendarDay?
  private let language: DemoLanguage
  private let adds: Bool

  public init(reading arguments: inout ArgumentReader) {
    products = arguments.option("products", default: 200, help: "How many products")
    users = arguments.option("users", default: 500, help: "How many buyers")
    orders = arguments.option("orders", default: 5_000, help: "How many orders")
    seed = arguments.option("seed", default: 1, help: "Another number makes another shop")
    until =
      arguments.option(
        "until", as: DayArgument.self, help: "The last day of the orders, in UTC; without it, yesterday")?.day
    language = arguments.option("language", default: .english, help: "What products are called in")
    adds = arguments.flag("add", help: "Adds to a store that is not empty")
  }

  public func run(in access: Access, on console: Console) async throws {
    guard products >= 0, users >= 0, orders >= 0 else { throw UsageError("there are no fewer than 0 of anything") }
    guard orders == 0 || products > 0 && users > 0 else {
      throw UsageError("orders need a product and a buyer at least")
    }
    let today = access.identifiers.clock().microseconds / 86_400_000_000
    let end = Timestamp(microseconds: (until.map { Int64($0.number) + 1 } ?? today) * 86_400_000_000)
    let shop = DemoShop(
      seed: seed, products: products, users: users, orders: orders, days: 365, end: end, words: language.words,
      currency: try access.currency())
    if let served = try access.servedStore() {
      try await refuse(ServedExport(store: served))
      try await ServedDemo(store: served, shop: shop, console: console).run()
    } else {
      try await access.withStore { store in
        try await refuse(OpenExport(queries: store.queries))
        let importer = Importer(currency: store.currency, identifiers: access.identifiers)
        try await OpenDemo(importer: importer, commands: store.commands, shop: shop, console: console).run()
      }
    }
  }

  private func refuse(_ store: some ExportSource) async throws {
    guard !adds else { return }
    let isEmpty: Bool
    do {
      let (products, orders) = (try await store.products(after: nil), try await store.orders(after: nil))
      isEmpty = products.rows.isEmpty && orders.rows.isEmpty
    } catch let error as StoreError {
      throw error.failure
    }
    guard isEmpty else {
      throw CommandFailure(
        "the store is not empty", hint: "set DATA_DIR to another folder, or use --add to add to what is there")
    }
  }
}

/// What products are called in.
enum DemoLanguage: String, ArgumentChoice {
  case english = "en"
  case french = "fr"

  var words: DemoWords { self == .english ? .english : .french }
}
