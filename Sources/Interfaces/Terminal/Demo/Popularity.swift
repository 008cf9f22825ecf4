import Foundation

/// Few that are wanted often and many that are wanted now and then: the n-th is wanted in proportion to 1/n^0.8.
struct Popularity {
  private let sums: [Double]
  private let step: Int

  init(of count: Int) {
    var sum = 0.0
    sums = (0..<count).map { rank in
      sum += pow(Double(rank + 1), -0.8)
      return sum
    }
    // Spreads the ranks over the numbers: the first product is not the best seller.
    step = count % 7_919 == 0 ? 7_907 : 7_919
  }

  func draw(by random: inout DemoRandom) -> Int {
    let wanted = random.fraction() * (sums.last ?? 0)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] <= wanted { low = middle + 1 } else { high = middle }
    }
    return (low * step + step / 2) % sums.count
  }
}
