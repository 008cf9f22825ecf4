import Domain
import Queries

extension English {
  func name(of measure: Report.Measure) -> String {
    switch measure {
    case .revenue: "Revenue"
    case .quantity: "Units"
    case .orders: "Orders"
    }
  }

  var averageBasket: String { "Average basket" }

  func member(of dimension: Report.Dimension) -> String {
    switch dimension {
    case .product: "Product"
    case .buyer: "Buyer"
    }
  }

  func members(of dimension: Report.Dimension) -> String {
    switch dimension {
    case .product: "Products"
    case .buyer: "Buyers"
    }
  }

  var order: String { "Order" }
  var status: String { "Status" }
  var total: String { "Total" }
  var placed: String { "Placed" }

  func name(of status: Order.Status) -> String {
    switch status {
    case .placed: "Placed"
    case .paid: "Paid"
    case .fulfilled: "Fulfilled"
    case .cancelled: "Cancelled"
    }
  }

  func freshness(position: String, time: String, zone: String) -> String {
    "Counts every write up to number \(position). Read at \(time); days and months are those of \(zone)."
  }
}
