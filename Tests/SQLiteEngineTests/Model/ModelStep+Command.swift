import Commands
import Domain
import StoreSamples

extension ModelStep {
  /// Asks the store, and tells what came of it in the model's words.
  func ask(_ store: any CommandStore) async -> ModelAnswer {
    do throws(StoreError) {
      switch kind {
      case .addProduct(let number, let goods, let onHand):
        return try await done(AddProduct(goods.product(number), onHand: onHand), store)
      case .importProduct(let number, let goods, let onHand):
        return try await done(ImportProduct(goods.product(number), onHand: onHand), store)
      case .editProduct(let number, let version, let sku, let price, let category):
        var edits = EditProduct.Edits()
        if let sku { edits.sku = try SKU(sku) }
        if let price { edits.price = try Money(minorUnits: Int64(price)) }
        if let category { edits.category = .set(category) }
        return try await done(EditProduct(Samples.productID(number), version: version.wide, edits), store)
      case .archiveProduct(let number, let version):
        return try await done(ArchiveProduct(Samples.productID(number), version: version.wide), store)
      case .restoreProduct(let number, let version):
        return try await done(RestoreProduct(Samples.productID(number), version: version.wide), store)
      case .deleteProduct(let number, let version):
        return try await done(DeleteProduct(Samples.productID(number), version: version.wide), store)
      case .addUser(let number, let person): return try await done(AddUser(person.user(number)), store)
      case .importUser(let number, let person): return try await done(ImportUser(person.user(number)), store)
      case .editUser(let number, let version, let person):
        var edits = EditUser.Edits()
        let user = try person.user(number)
        (edits.name, edits.email, edits.role) = (user.name, user.email, user.role)
        return try await done(EditUser(user.id, version: version.wide, edits), store)
      case .anonymiseUser(let number, let version):
        return try await done(AnonymiseUser(Samples.userID(number), version: version.wide), store)
      case .deleteUser(let number, let version):
        return try await done(DeleteUser(Samples.userID(number), version: version.wide), store)
      case .receive(let number, let units):
        return try await done(ReceiveStock(Quantity(units), of: Samples.productID(number)), store)
      case .count(let number, let units):
        return try await done(CountStock(units, of: Samples.productID(number)), store)
      case .adjustTo(let number, let units):
        return try await done(AdjustStock(Samples.productID(number), .to(units)), store)
      case .adjustBy(let number, let units):
        return try await done(AdjustStock(Samples.productID(number), .by(units)), store)
      case .place, .changeLines, .pay, .fulfil, .cancel, .deleteOrder, .importOrder: return try await askOrder(store)
      }
    } catch {
      return .refused(error.words)
    }
  }

  private func askOrder(_ store: any CommandStore) async throws(StoreError) -> ModelAnswer {
    switch kind {
    case .place(let number, let buyer, let items):
      let order = try PlaceOrder(id: Samples.orderID(number), buyer: Samples.userID(buyer), items: items.asked())
      return try await done(order, store)
    case .changeLines(let number, let version, let items):
      let change = try ChangeOrderLines(Samples.orderID(number), version: version.wide, items: items.asked())
      return try await done(change, store)
    case .pay(let number, let version):
      return try await done(PayOrder(Samples.orderID(number), version: version.wide), store)
    case .fulfil(let number, let version):
      return try await done(FulfilOrder(Samples.orderID(number), version: version.wide), store)
    case .cancel(let number, let version):
      return try await done(CancelOrder(Samples.orderID(number), version: version.wide), store)
    case .deleteOrder(let number, let version):
      return try await done(DeleteOrder(Samples.orderID(number), version: version.wide), store)
    case .importOrder(let number, let history): return try await done(history.order(number), store)
    default: return .refused("no order's step")
    }
  }

  private func done(_ command: some Command, _ store: any CommandStore) async throws(StoreError) -> ModelAnswer {
    var idempotency: Idempotency?
    if let once {
      idempotency = Idempotency(
        key: try IdempotencyKey(once.key), fingerprint: Array(repeating: once.request, count: 32))
    }
    let receipt = try await store.execute(command, by: nil, once: idempotency)
    return .done(receipt.outcome.answer.words, position: Int(receipt.position), replayed: receipt.replayed)
  }
}

extension Int? {
  fileprivate var wide: Int64? { map(Int64.init) }
}

extension ModelGoods {
  fileprivate func product(_ number: Int) throws(StoreError) -> Product {
    let details = try Product.Details(category: category, barcode: nil, reorderPoint: nil, targetLevel: nil)
    return Product(
      id: Samples.productID(number), sku: try SKU(sku), name: try Product.Name("Lamp"),
      price: try Money(minorUnits: Int64(price)), details: details)
  }
}

extension ModelPerson {
  fileprivate func user(_ number: Int) throws(StoreError) -> User {
    guard let role = User.Role(rawValue: role) else { throw .malformed(field: "role", expected: "a role") }
    return User(id: Samples.userID(number), name: try User.Name(name), email: try EmailAddress(email), role: role)
  }
}

extension [ModelItem] {
  fileprivate func asked() throws(StoreError) -> [PlaceOrder.Item] {
    var items: [PlaceOrder.Item] = []
    for item in self { items.append(.init(try Quantity(item.units), of: Samples.productID(item.product))) }
    return items
  }
}

extension ModelHistory {
  fileprivate func order(_ number: Int) throws(StoreError) -> ImportOrder {
    var items: [ImportOrder.Item] = []
    for line in lines {
      items.append(
        .init(try Quantity(line.units), of: try SKU(line.sku), at: try Money(minorUnits: Int64(line.price))))
    }
    guard let status = Order.Status(rawValue: status) else { throw .malformed(field: "status", expected: "a status") }
    return try ImportOrder(
      id: Samples.orderID(number), reference: OrderReference(reference), buyer: EmailAddress(email), items: items,
      status: status, placedAt: Timestamp(microseconds: Int64(placedAt) * 1_000_000))
  }
}
