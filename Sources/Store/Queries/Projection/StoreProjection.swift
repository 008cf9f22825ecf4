public import Domain

/// What each change means for the read model: pure, so that projecting the change log again gives the same model.
public struct StoreProjection: Sendable {
  /// Names the settings on which the operations depend. A read model that was kept under another fingerprint must be
  /// built anew: its documents or figures would mix two ways of counting.
  public let fingerprint: String

  private let documents: Documents
  private let sales: SalesProjection

  public init(currency: Currency, calendar: StoreCalendar) {
    documents = Documents(currency: currency)
    sales = SalesProjection(calendar: calendar)
    fingerprint = "\(Self.edition) \(currency.code) \(calendar.fingerprint)"
  }

  public func operations(for change: Change, at place: LogPlace) -> [ReadOperation] {
    var operations: [ReadOperation] = []
    project(change, at: place, into: &operations)
    return operations
  }

  /// Appends the operations of `change`, in their order.
  public func project(_ change: Change, at place: LogPlace, into operations: inout [ReadOperation]) {
    switch change {
    case .productAdded(let product): put(product, listed: nil, into: &operations)
    case .productEdited(from: let old, to: let product): put(product, listed: old, into: &operations)
    case .productDeleted(let product):
      operations.append(.remove(.product(product.id)))
      operations.append(.unlistProduct(product.id))
      operations.append(.unlabel(.product(product.id)))
      operations.append(.clearOnHand(product.id))
    case .userDeleted(let user):
      operations.append(.remove(.user(user.id)))
      operations.append(.unlistUser(user.id))
      operations.append(.unlabel(.user(user.id)))
    case .userAdded(let user), .userEdited(from: _, to: let user), .userAnonymised(let user):
      operations.append(.put(.user(user.id), json: documents.user(user)))
      operations.append(.listUser(UserEntry(user)))
      operations.append(.label(.user(user.id), Label(key: user.email.text, name: user.name.text)))
    case .stockMoved(let movement, to: let stock):
      guard let onHand = stock.onHand else { break }
      operations.append(.setOnHand(stock.product, onHand))
      let key = StockMovementKey(
        product: stock.product, place: StockMovementCursor(position: place.position, ordinal: place.ordinal))
      operations.append(.enter(key, json: documents.movement(movement, leaving: onHand, at: place)))
    case .orderPlaced(let order), .orderImported(let order):
      put(order, into: &operations)
      operations.append(.listOrder(OrderEntry(order)))
      sales.project(change, into: &operations)
    case .orderDeleted(let order):
      operations.append(.remove(.order(order.id)))
      operations.append(.remove(.orderSummary(order.id)))
      operations.append(.unlistOrder(OrderEntry(order)))
      sales.project(change, into: &operations)
    case .orderMoved(from: let old, to: let order):
      put(order, into: &operations)
      if old.status != order.status {
        operations.append(.unlistOrder(OrderEntry(old)))
        operations.append(.listOrder(OrderEntry(order)))
      }
      sales.project(change, into: &operations)
    }
  }

  /// - Parameter old: what was listed before; an entry that would be the same is not written again.
  private func put(_ product: Product, listed old: Product?, into operations: inout [ReadOperation]) {
    operations.append(.put(.product(product.id), json: documents.product(product)))
    let entry = ProductEntry(product)
    if old.map(ProductEntry.init) != entry { operations.append(.listProduct(entry)) }
    operations.append(.label(.product(product.id), Label(key: product.sku.text, name: product.name.text)))
  }

  private func put(_ order: Order, into operations: inout [ReadOperation]) {
    operations.append(.put(.order(order.id), json: documents.order(order)))
    operations.append(.put(.orderSummary(order.id), json: documents.orderSummary(order)))
  }
}

extension StoreProjection {
  /// Counts the ways in which changes have been projected: raise it with every edit that gives other operations for
  /// the same change, and stores rebuild their read models when they start.
  private static let edition = 5
}
