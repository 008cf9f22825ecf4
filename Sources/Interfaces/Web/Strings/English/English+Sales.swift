import Domain
import Queries

extension English {
  func name(of measure: Report.Measure) -> String {
    switch measure {
    case .revenue: "Revenue"
    case .quantity: "Units"
    case .orders: "Orders"
    case .averageBasket: averageBasket
    case .buyers: "Buyers"
    case .onHand: "On hand"
    case .stockValue: "Value"
    case .reorderPoint: "Reorder point"
    case .toOrder: "To order"
    }
  }

  var averageBasket: String { "Average basket" }

  func member(of dimension: Report.Dimension) -> String {
    switch dimension {
    case .product: "Product"
    case .buyer: "Buyer"
    case .employee: "Employee"
    case .hour: "Hour"
    case .day: "Day"
    case .buyerGroup: "Buyers"
    }
  }

  func members(of dimension: Report.Dimension) -> String {
    switch dimension {
    case .product: "Products"
    case .buyer: "Buyers"
    case .employee: "Employees"
    case .hour: "Hours"
    case .day: "Days"
    case .buyerGroup: "Groups"
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
