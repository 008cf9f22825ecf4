import Commands
import Domain

/// Where an order is entered, or its lines are changed.
enum EntryPage {}

extension EntryPage {
  struct Model: Hashable, Sendable {
    let purpose: Purpose
    /// By which the store knows the form, however often it is sent.
    let key: String
    let buyer: Buyer
    let lines: [EntryLine]
    let scan: ScanOutcome
    let trouble: Trouble?
  }

  /// What the form is for.
  enum Purpose: Hashable, Sendable {
    case placing
    /// Other lines for an order, as it is now.
    case changing(OrderDocument)
  }

  enum Buyer: Hashable, Sendable {
    case none
    case chosen(UserDocument)
    /// Those whom the text found; there may be more than are shown.
    case searched(text: String, found: [UserDocument], hasMore: Bool)
  }

  /// What became of the article that was scanned or typed.
  enum ScanOutcome: Hashable, Sendable {
    case none
    case added(units: Int, name: String)
    /// Several articles match; there may be more than are shown.
    case found(text: String, [ProductDocument], hasMore: Bool)
    case nothing(text: String)
    /// The order has as many lines as it may.
    case noRoom(text: String)
    /// The order was to be sent while this was still in the box.
    case pending(text: String)
  }

  /// Why the order was not sent, beyond what stands beside its lines.
  enum Trouble: Hashable, Sendable {
    case noBuyer
    case noLines
    case tooManyLines
    case amountTooLarge
    /// The key has placed an order with other lines; the form has a new one now.
    case alreadyPlaced
    /// Somebody changed the order after this form was opened.
    case changedMeanwhile
    /// The order is paid or cancelled meanwhile.
    case closed
    /// What stands beside a line, the box or the buyer.
    case beside
    /// The store could not answer; nothing was changed.
    case unavailable
    /// The store does not know what became of it: sending the same again tells.
    case outcomeUnknown
  }
}

extension EntryPage.Model {
  /// The order whose lines are changed.
  var order: OrderDocument? { if case .changing(let order) = purpose { order } else { nil } }

  /// What the lines without fault come to; `nil` where that is more than an amount may be.
  var total: Money? {
    var total = Money.zero
    for line in lines {
      guard let amount = line.amount else { continue }
      guard let sum = try? total + amount else { return nil }
      total = sum
    }
    return total
  }

  /// What the lines ask for.
  var items: [PlaceOrder.Item] {
    lines.compactMap { line in line.quantity.map { PlaceOrder.Item($0, of: line.product) } }
  }

  func with(_ trouble: EntryPage.Trouble) -> EntryPage.Model {
    EntryPage.Model(purpose: purpose, key: key, buyer: buyer, lines: lines, scan: scan, trouble: trouble)
  }

  var units: Int { lines.reduce(0) { $0 + ($1.quantity?.units ?? 0) } }

  /// Lines that the order cannot be placed with.
  var faults: Int { lines.count { $0.fault != nil } }

  /// Whether all that was entered surely fits in an address. Browsers send it twice, as the address and as that of the
  /// page before, and a connection has 8 KiB for a request's head and what the library notes of each field.
  var fitsAddress: Bool { lines.count <= 20 }

  /// All that was entered, as the address has it.
  var values: [(name: String, value: String?)] {
    var who: String?
    if case .searched(let text, _, _) = buyer { who = text }
    return [
      (Draft.Field.key, key), (Draft.Field.version, order.map { "\($0.version)" }),
      (Draft.Field.buyer, buyer.user.map { "\($0.id)" }), (Draft.Field.who, who), (Draft.Field.add, scan.text.ifAny),
    ] + lines.map { (Draft.Field.quantity(of: $0.product), $0.typed) }
  }

  /// What keeps the order from being sent. What the shop knows of the articles is left to the store to refuse: once
  /// the order is placed, the same form has to find it placed, not its goods gone.
  var hindrance: EntryPage.Trouble? {
    if case .pending = scan { return .beside }
    if case .placing = purpose, buyer.user == nil { return .noBuyer }
    if lines.isEmpty { return .noLines }
    if lines.count > Order.allowedLines.upperBound { return .tooManyLines }
    return lines.contains { $0.quantity == nil } ? .beside : nil
  }
}

extension EntryPage.Buyer {
  var user: UserDocument? { if case .chosen(let user) = self { user } else { nil } }
}

extension EntryPage.ScanOutcome {
  /// What stays in the box.
  var text: String {
    switch self {
    case .none, .added: ""
    case .found(let text, _, _), .nothing(let text), .noRoom(let text), .pending(let text): text
    }
  }
}
