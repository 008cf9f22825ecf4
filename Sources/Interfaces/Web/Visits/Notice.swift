import HTTPServer

/// What the page after a form says of it.
enum Notice: String, CaseIterable, Sendable {
  case productAdded = "product.added"
  case productSaved = "product.saved"
  case productArchived = "product.archived"
  case productRestored = "product.restored"
  case productDeleted = "product.deleted"
  case stockReceived = "stock.received"
  case stockAdjusted = "stock.adjusted"
  case stockCounted = "stock.counted"
  case userAdded = "user.added"
  case userSaved = "user.saved"
  case userAnonymised = "user.anonymised"
  case userDeleted = "user.deleted"
  case orderPlaced = "order.placed"
  case orderChanged = "order.changed"
  case orderPaid = "order.paid"
  case orderFulfilled = "order.fulfilled"
  case orderCancelled = "order.cancelled"
  case orderDeleted = "order.deleted"
}

extension Notice {
  static let cookieName = "notice"

  /// Until the next page shows it.
  var cookie: Cookie { .passing(Self.cookieName, rawValue, seconds: 60) }

  /// Forgets it: it is said once.
  static let shown = Cookie.passing(cookieName, "", seconds: 0)
}

/// From where in the change log the next pages must show what was written.
enum WrittenPosition {
  static let cookieName = "position"

  /// For a minute: reads are behind for milliseconds, and a store that was restored from a backup counts from before.
  static func cookie(_ position: Int64) -> Cookie { .passing(cookieName, "\(position)", seconds: 60) }
}

extension Cookie {
  /// Without `Secure`, since a store on the loopback is visited without TLS.
  fileprivate static func passing(_ name: String, _ value: String, seconds: Int) -> Cookie {
    var cookie = Cookie(name, value, maxAge: seconds)
    cookie.isSecure = false
    return cookie
  }
}

extension Response {
  /// Sends the browser on after a form: the next page says what was done, and shows what was written.
  static func done(_ address: String, _ notice: Notice, at position: Int64?) -> Response {
    var response = Response.redirect(to: address)
    response.fields[.cacheControl] = "no-store"
    response.set(notice.cookie)
    if let position { response.set(WrittenPosition.cookie(position)) }
    return response
  }
}
