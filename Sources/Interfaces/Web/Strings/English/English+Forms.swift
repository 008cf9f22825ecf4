import Domain

extension English {
  var optional: String { "optional" }
  var save: String { "Save" }
  var cancel: String { "Cancel" }

  func faultyFields(_ count: Int64) -> String {
    plural(count, "One field needs another look", "\(count) fields need another look")
  }

  func fault(_ label: String, _ message: String) -> String { "\(label): \(message)" }

  func message(of fault: FieldFault, numbers: NumberFormat) -> String {
    switch fault {
    case .missing: "Fill this in."
    case .tooLong(let limit): "At most \(limit) characters fit here."
    case .unprintable: "This holds characters that cannot be shown. Type it anew."
    case .notAmount(let example): "An amount is expected, such as \(example)."
    case .amountTooLarge: "This is more than the store can count."
    case .notAddress: "An address such as name@example.com is expected."
    case .notWhole: "A whole number is expected, such as 12."
    case .outOfRange(let allowed):
      "A number from \(numbers.whole(Int64(allowed.lowerBound))) to \(numbers.whole(Int64(allowed.upperBound))) is expected."
    case .taken(.product, let value): "Another product has the SKU \(value)."
    case .taken(.user, let value): "Another user has the address \(value)."
    case .taken(_, let value): "\(value) is taken."
    case .refused: "The store does not take this."
    }
  }

  var changedMeanwhile: String { "Somebody else changed this meanwhile" }

  func changed(_ label: String, from before: String, to now: String) -> String {
    "\(label): was \(before.isEmpty ? "empty" : before), is now \(now.isEmpty ? "empty" : now)."
  }

  var yoursIsKept: String { "Yours is kept below." }
  var changedAdvice: String { "What you typed is below, over what is there now. Look at it, and save again." }

  func refusal(_ error: StoreError) -> String {
    switch error {
    case .notFound(.product, _): "The product is no longer there."
    case .notFound(.user, _): "The user is no longer there."
    case .notFound: "It is no longer there."
    case .alreadyExists: "There is another one like this."
    case .shortage(let shortages):
      "There is not enough on the shelf: \(shortages.first?.available ?? 0) on hand, \(shortages.first?.asked ?? 0) asked for."
    case .wrongStatus: "The order has moved on meanwhile, and this step is no longer possible."
    case .notForSale: "The product is archived and no longer sold."
    case .notTracked: "Nobody has counted this product yet. Count it or receive a delivery first."
    case .notDeletable(.sold):
      "The product was sold, and orders name it. Archive it instead: it leaves the lists and keeps its history."
    case .notDeletable(.onHand(_, let units)):
      "\(units) on hand: goods do not vanish with their product. Adjust the stock to 0 first, or archive the product."
    case .notDeletable(.bought): "The user has bought, and orders name the user. Make the user anonymous instead."
    case .changedMeanwhile: "Somebody else changed this meanwhile. Look at it again and decide anew."
    case .keyReused:
      "This form was sent once already, with other values. See what became of it; send it again if you mean it."
    case .unavailable(let reason): refusal(reason)
    case .outOfRange, .malformed, .amountTooLarge: "The store does not take this."
    }
  }

  private func refusal(_ reason: Unavailability) -> String {
    switch reason {
    case .busy: "The store has more to do than it can do soon. Nothing was saved; send it again in a moment."
    case .stopping: "The store is shutting down. Nothing was saved; send it again once it is back."
    case .full: "The disk of the store is full. Nothing was saved."
    case .readOnly: "The store may not write to its folder. Nothing was saved."
    case .damaged, .failed: "The storage does not work. Nothing was saved; the log of the store says why."
    case .buildingReads: "The figures are being put together anew. Send it again in a moment."
    case .outcomeUnknown:
      "The storage did not say whether it was saved. Send it again as it is: nothing is saved twice."
    }
  }

  func said(_ notice: Notice) -> String {
    switch notice {
    case .productAdded: "The product was added."
    case .productSaved: "The product was saved."
    case .productArchived: "The product was archived. It can be restored."
    case .productRestored: "The product is on sale again."
    case .productDeleted: "The product was deleted."
    case .stockReceived: "The delivery is on the shelf."
    case .stockAdjusted: "The stock was adjusted."
    case .stockCounted: "The count was entered."
    case .userAdded: "The user was added."
    case .userSaved: "The user was saved."
    case .userAnonymised: "The user is anonymous now."
    case .userDeleted: "The user was deleted."
    case .orderPlaced: "The order was placed."
    case .orderChanged: "The lines were saved."
    case .orderPaid: "The order is paid."
    case .orderFulfilled: "The order is fulfilled."
    case .orderCancelled: "The order was cancelled."
    case .orderDeleted: "The order was deleted."
    }
  }

  var readsAreBehind: String { "What you have just written is safe, and not shown here yet. Load the page again." }
}
