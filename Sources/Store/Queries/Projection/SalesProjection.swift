public import Domain

/// What a change of an order means for the figures: an order counts from the day it was placed, and no more once
/// it is cancelled.
public struct SalesProjection: Sendable {
  private let calendar: StoreCalendar

  public init(calendar: StoreCalendar) { self.calendar = calendar }

  public func operations(for change: Change) -> [ReadOperation] {
    var operations: [ReadOperation] = []
    project(change, into: &operations)
    return operations
  }

  func project(_ change: Change, into operations: inout [ReadOperation]) {
    switch change {
    case .orderPlaced(let order), .orderImported(let order):
      if order.status.isSale { add(order, to: &operations) { $0 } }
    case .orderDeleted(let order):
      if order.status.isSale { add(order, to: &operations) { .zero - $0 } }
    case .orderMoved(from: let before, to: let after):
      switch (before.status.isSale, after.status.isSale) {
      case (true, false): add(before, to: &operations) { .zero - $0 }
      case (false, true): add(after, to: &operations) { $0 }
      case (true, true):
        guard before.lines != after.lines else { break }
        add(before, to: &operations) { .zero - $0 }
        add(after, to: &operations) { $0 }
      case (false, false): break
      }
    case .productAdded, .productEdited, .productDeleted, .userAdded, .userEdited, .userAnonymised, .userDeleted,
      .stockMoved:
      break
    }
  }

  private func add(_ order: Order, to operations: inout [ReadOperation], counting: (Figures) -> Figures) {
    let day = calendar.day(at: order.placedAt)
    let buckets = [ReportBucket.day(day), .month(of: day), .all]
    let products = figures(ofProductsIn: order)
    let whole = products.reduce(into: Figures(orders: 1)) { sum, product in
      sum.revenue += product.figures.revenue
      sum.quantity += product.figures.quantity
    }
    let members: [(SalesCube, ReportMember)] = [
      (.buyer, .user(order.buyer)), (.employee, order.placedBy.map { .user($0) } ?? .nobody),
      (.hour, .hour(calendar.hour(at: order.placedAt))),
    ]
    for (cube, member) in members {
      for bucket in cube.hasAll ? buckets[...] : buckets.prefix(2) {
        operations.append(.add(counting(whole), to: ReportCell(cube, bucket, member)))
      }
    }
    for (product, figures) in products {
      for bucket in buckets {
        operations.append(.add(counting(figures), to: ReportCell(.product, bucket, .product(product))))
      }
    }
  }

  /// What the order's lines add up to for each product, in the order in which the lines name them; the order counts
  /// once for each.
  private func figures(ofProductsIn order: Order) -> [(product: Product.ID, figures: Figures)] {
    var products: [(product: Product.ID, figures: Figures)] = []
    var places: [Product.ID: Int] = [:]
    for line in order.lines {
      if let last = products.indices.last, products[last].product == line.product {
        products[last].figures += Figures(line)
      } else if let place = places[line.product] {
        products[place].figures += Figures(line)
      } else {
        places[line.product] = products.count
        products.append((line.product, Figures(orders: 1) + Figures(line)))
      }
    }
    return products
  }
}
