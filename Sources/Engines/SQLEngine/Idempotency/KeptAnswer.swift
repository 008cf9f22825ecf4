import Commands
import Cryptography
import Domain
import Records

/// The answer to a command that came with an idempotency key.
struct KeptAnswer {
  let scope: IdempotencyScope
  /// Of the request.
  let fingerprint: [UInt8]
  /// As JSON; `nil` where the record at `position` tells it.
  let answer: [UInt8]?
  /// The receipt's.
  let position: Int64
  let time: Timestamp

  /// Whether it need not be kept any longer.
  func isExpired(at now: Timestamp) -> Bool { time.microseconds < now.microseconds - Idempotency.lifetime }
}

/// Who used which key, as one value of fixed length: the same key of another actor is another.
struct IdempotencyScope: Hashable, Sendable {
  let digest: Digest

  init(_ digest: Digest) { self.digest = digest }

  init(_ key: IdempotencyKey, of actor: User.ID?) {
    var hash = SHA256()
    hash.update(actor?.bytes ?? [])
    hash.update([UInt8(ascii: ":")])
    hash.update(key.text.utf8)
    digest = hash.digest()
  }
}

extension Change {
  /// The answer of a command whose outcome is what it changed first, as that of most is.
  var answer: Answer {
    switch self {
    case .productAdded(let product), .productEdited(from: _, to: let product), .productDeleted(let product):
      .product(product)
    case .userAdded(let user), .userEdited(from: _, to: let user), .userAnonymised(let user), .userDeleted(let user):
      .user(user)
    case .stockMoved(_, to: let stock): .stock(stock)
    case .orderPlaced(let order), .orderImported(let order), .orderMoved(from: _, to: let order),
      .orderDeleted(let order):
      .order(order)
    }
  }
}

extension Table<KeptAnswer> {
  /// In the order in which they were kept, so that the oldest are found at once.
  static let idempotency = Table(
    "idempotency",
    columns: [
      .bytes("scope", \.scope.digest.bytes),
      .bytes("fingerprint", \.fingerprint),
      .optionalUTF8("answer", \.answer),
      .integer("position", \.position),
      .integer("time", \.time.microseconds),
    ],
    row: { (row) throws(SQLError) in
      KeptAnswer(
        scope: IdempotencyScope(try row.digest()),
        fingerprint: try row.bytes(),
        answer: try row.optionalBytes(),
        position: try row.integer(),
        time: try row.time())
    })
}

extension Lookup<KeptAnswer, IdempotencyScope> {
  static let keptAnswers = Lookup(.idempotency, by: "scope") { $1.bind(bytes: $0.digest.bytes.span.bytes) }
}
