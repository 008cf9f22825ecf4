import Domain
import Foundation
import Imports

/// A shop that never was: the same for the same seed, sizes and last day. Each thing is made from its number alone, so
/// that memory does not grow with the orders.
struct DemoShop {
  let seed: Int
  let products: Int
  let users: Int
  let orders: Int
  /// How many days the history covers, and where it ends.
  let days: Int
  let end: Timestamp
  let words: DemoWords
  let currency: Currency
  let wanted: Popularity
  let buying: Popularity

  init(
    seed: Int, products: Int, users: Int, orders: Int, days: Int, end: Timestamp, words: DemoWords, currency: Currency
  ) {
    self.seed = seed
    self.products = products
    self.users = users
    self.orders = orders
    self.days = days
    self.end = end
    self.words = words
    self.currency = currency
    wanted = Popularity(of: products)
    buying = Popularity(of: users)
  }

  func count(of kind: ImportKind) -> Int {
    switch kind {
    case .products: products
    case .users: users
    case .orders: orders
    }
  }

  /// The import file of so many of its things.
  /// - Parameter withHeader: whether it begins with the names of the columns.
  func csv(_ kind: ImportKind, _ numbers: Range<Int>, withHeader: Bool) -> [UInt8] {
    var csv = CSVWriter()
    switch kind {
    case .products:
      if withHeader { csv.append(["sku", "name", "price", "category", "on_hand", "reorder_point"]) }
      for number in numbers { csv.append(product(number)) }
    case .users:
      if withHeader { csv.append(["email", "name", "role"]) }
      for number in numbers { csv.append(user(number)) }
    case .orders:
      if withHeader {
        csv.append(["reference", "placed_at", "buyer_email", "sku", "quantity", "unit_price", "status"])
      }
      for number in numbers { for line in order(number) { csv.append(line) } }
    }
    return csv.bytes
  }

  /// Numbers of one shop do not meet those of another that was made with another seed.
  func key(_ number: Int) -> String { seed == 1 ? "\(number + 1)" : "\(seed)-\(number + 1)" }
}

/// Products and users.
extension DemoShop {
  private func category(of product: Int) -> DemoWords.Category { words.categories[product % words.categories.count] }

  func sku(_ product: Int) -> String { "\(category(of: product).prefix)-\(key(product))" }

  /// In hundredths.
  func cents(_ product: Int) -> Int {
    var random = DemoRandom(seed, 1, product)
    let things = category(of: product).things
    let start = things[product / words.categories.count % things.count].cents
    // 70 to 160 per cent, ending in 0 or 5.
    return max(5, start * (70 + random.number(below: 91)) / 500 * 5)
  }

  /// In a currency without smaller units, as many of it.
  func amount(cents: Int) -> String {
    currency.text(minorUnits: Int64(cents) * (currency.decimals == 3 ? 10 : 1))
  }

  fileprivate func product(_ number: Int) -> [String] {
    var random = DemoRandom(seed, 2, number)
    let category = category(of: number)
    let thing = number / words.categories.count
    let kind = thing / category.things.count
    let series = kind / words.kinds.count
    let name =
      "\(category.things[thing % category.things.count].name), \(words.kinds[kind % words.kinds.count])"
      + (series > 0 ? ", \(series + 1)" : "")
    let reorderPoint = 5 + random.number(below: 4) * 5
    // One in ten is to be reordered, and one in thirty not counted at all.
    let onHand =
      switch random.number(below: 30) {
      case 0: ""
      case 1...3: "\(random.number(below: reorderPoint + 1))"
      default: "\(reorderPoint + 1 + random.number(below: 200))"
      }
    return [sku(number), name, amount(cents: cents(number)), category.name, onHand, "\(reorderPoint)"]
  }

  func names(_ user: Int) -> (name: String, email: String, role: String) {
    var random = DemoRandom(seed, 3, user)
    let first = DemoWords.firstNames[random.number(below: DemoWords.firstNames.count)]
    let last = DemoWords.lastNames[random.number(below: DemoWords.lastNames.count)]
    let role = random.number(below: 50) == 0 ? "supplier" : "customer"
    return ("\(first.0) \(last.0)", "\(first.1).\(last.1).\(key(user))@example.com", role)
  }

  fileprivate func user(_ number: Int) -> [String] {
    let user = names(number)
    return [user.email, user.name, user.role]
  }
}
