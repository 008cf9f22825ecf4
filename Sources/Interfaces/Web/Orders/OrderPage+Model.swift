import Domain

/// One order, and what can be done with it.
enum OrderPage {}

extension OrderPage {
  struct Model: Hashable, Sendable {
    let order: OrderDocument
    /// `nil` where the read model does not know the buyer yet.
    let buyer: UserDocument?
    let readAt: Timestamp
    /// Whether somebody was faster with another step, so that this one was not taken.
    var isStale = false
  }

  /// What brings an order on.
  enum Step: String, Sendable {
    case pay
    case fulfil

    /// The field of the page's form that says which.
    static let field = "step"
  }

  /// What ends an order, and is asked for twice.
  enum Ending: String, CaseIterable, Sendable {
    case cancel
    case delete

    var right: String {
      switch self {
      case .cancel: "orders.write"
      case .delete: "orders.delete"
      }
    }
  }
}

extension Order.Status {
  /// The step that comes next when all goes well; `nil` where nothing more is to be done.
  var nextStep: OrderPage.Step? {
    switch self {
    case .placed: .pay
    case .paid: .fulfil
    case .fulfilled, .cancelled: nil
    }
  }

  var isCancellable: Bool { Order.Status.cancelled.reachable.contains(self) }

  /// The statuses that an order in this one has, had or will have.
  var path: [Order.Status] { self == .cancelled ? [.placed, .cancelled] : [.placed, .paid, .fulfilled] }
}
