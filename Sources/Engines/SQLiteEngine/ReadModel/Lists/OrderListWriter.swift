import Domain
import Queries
import SQLEngine
import Synchronisation

/// Writes the tables that lists of orders are read from.
struct OrderListWriter {
  private let put: SQLiteStatement
  private let remove: SQLiteStatement
  private let putReference: SQLiteStatement
  private let removeReference: SQLiteStatement

  init(_ connection: SQLiteConnection) throws(SQLError) {
    put = try connection.statement("INSERT INTO order_list VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
    remove = try connection.statement(
      "DELETE FROM order_list WHERE list = ? AND status = ? AND rank = ? AND order_id = ?")
    putReference = try connection.statement("INSERT INTO order_references VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    removeReference = try connection.statement("DELETE FROM order_references WHERE reference = ? AND order_id = ?")
  }

  func write(_ listing: FoldedOperations.OrderListing) throws(SQLError) {
    if let old = listing.old {
      try remove(old, from: nil)
      try remove(old, from: old.buyer)
    }
    if let new = listing.new {
      try put(new, into: nil)
      try put(new, into: new.buyer)
    }
    switch (listing.old, listing.new) {
    case (nil, let new?):
      putReference.bind(new.reference)
      putReference.bind(new.id)
      putReference.bind(new.cursor.rank)
      try putReference.run()
    case (let old?, nil):
      removeReference.bind(old.reference)
      removeReference.bind(old.id)
      try removeReference.run()
    default: break
    }
  }

  private func put(_ entry: OrderEntry, into buyer: User.ID?) throws(SQLError) {
    put.bind(place: entry, of: buyer)
    put.bind(entry.reference)
    try put.run()
  }

  private func remove(_ entry: OrderEntry, from buyer: User.ID?) throws(SQLError) {
    remove.bind(place: entry, of: buyer)
    try remove.run()
  }
}

extension SQLiteStatement {
  /// Four parameters: list, status, rank and identifier.
  fileprivate func bind(place entry: OrderEntry, of buyer: User.ID?) {
    bind(list: buyer)
    bind(entry.status.code)
    bind(entry.cursor.rank)
    bind(entry.id)
  }

  /// One parameter: a buyer's identifier for his orders, empty for everyone's.
  func bind(list buyer: User.ID?) {
    if let buyer { bind(buyer) } else { bind(bytes: RawSpan()) }
  }
}

extension Order.Status {
  /// In the file: as short as can be, in every row of a list.
  var code: Int64 {
    switch self {
    case .placed: 0
    case .paid: 1
    case .fulfilled: 2
    case .cancelled: 3
    }
  }
}
