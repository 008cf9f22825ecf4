import Domain
import Foundation

/// Orders.
extension DemoShop {
  /// The rows of one order: later ones are denser, since the shop grows.
  func order(_ number: Int) -> [[String]] {
    var random = DemoRandom(seed, 4, number)
    let share = pow((Double(number) + random.fraction()) / Double(max(orders, 1)), 0.75)
    let day = min(days - 1, Int(share * Double(days)))
    let age = days - 1 - day
    let placed = Timestamp(
      microseconds: end.microseconds - Int64(age + 1) * 86_400_000_000 + Int64(secondOfDay(&random)) * 1_000_000)
    let buyer = names(buying.draw(by: &random)).email
    let status = status(age: age, &random)
    var bought: [Int] = []
    repeat {
      let product = wanted.draw(by: &random)
      if !bought.contains(product) { bought.append(product) }
    } while bought.count < min(products, 8) && random.number(below: 100) < 45
    return bought.map { product in
      let quantity = [1, 1, 1, 1, 2, 2, 3, 6][random.number(below: 8)]
      // Half a year ago things cost a little less.
      let price = age > 180 ? max(5, cents(product) * 95 / 500 * 5) : cents(product)
      return [
        "D-\(key(number))", placed.description, buyer, sku(product), "\(quantity)", amount(cents: price), status,
      ]
    }
  }

  /// From eight in the morning to ten in the evening, mostly around noon and at six.
  private func secondOfDay(_ random: inout DemoRandom) -> Int {
    let hours = [8, 9, 9, 10, 10, 11, 11, 12, 12, 12, 13, 14, 15, 16, 17, 17, 18, 18, 18, 19, 19, 20, 21]
    return hours[random.number(below: hours.count)] * 3_600 + random.number(below: 3_600)
  }

  private func status(age: Int, _ random: inout DemoRandom) -> String {
    let chance = random.number(below: 100)
    return switch age {
    case 0...2: chance < 50 ? "placed" : chance < 88 ? "paid" : chance < 97 ? "fulfilled" : "cancelled"
    case 3...14: chance < 6 ? "placed" : chance < 26 ? "paid" : chance < 96 ? "fulfilled" : "cancelled"
    default: chance < 1 ? "paid" : chance < 95 ? "fulfilled" : "cancelled"
    }
  }
}
