extension ProblemKind {
  /// When it comes and what to do about it, for the page that `type` leads to.
  public var meaning: String {
    switch self {
    case .malformedRequest: "The bytes on the wire are no request of HTTP/1.1. Check the client or what stands between."
    case .malformedJSON: "The body is not JSON to the letter of RFC 8259. `detail` says where it breaks."
    case .malformedValue:
      "The value of `field` has the wrong form or type, such as a word in the place of a number. `detail` says what is "
        + "expected there."
    case .missingField: "The request lacks `field`. Send it too."
    case .unknownField:
      "Nothing here is called like `field`. Names that are not known are refused, so that a misspelt one is not passed "
        + "over in silence; `detail` names what was probably meant."
    case .unreadableFile: "The file cannot be read as CSV. `detail` says where and how to save it."
    case .notFound: "No such thing is in this store, or it was deleted."
    case .noSuchAddress: "Nothing answers at this address. Check the path."
    case .methodNotAllowed: "The address is there and takes other methods; `Allow` lists them."
    case .unknownMethod: "No such method is known to HTTP."
    case .unsupportedMediaType: "The body is not of the type that the address takes. Say its type in `Content-Type`."
    case .contentTooLarge: "The body is larger than the address takes. Split it."
    case .addressTooLong: "The path and its query are longer than the server reads."
    case .headTooLarge: "The header fields are larger than the server reads."
    case .expectationFailed: "`Expect` asks for something other than `100-continue`."
    case .timeout: "The request did not arrive whole in time. Send it again."
    case .crossSite: "A page of another site sent the request through a visitor's browser. Nothing was done."
    case .wrongHost: "The request names a host that is not this store's, in `Host`."
    case .outOfRange: "The value of `field` is understood and not allowed; `detail` says what is."
    case .amountTooLarge: "A price, a line or a total is past 10^12 of the currency's smallest unit."
    case .alreadyExists:
      "`field` must be unique, and `value` is taken. Use what has it, or choose another value. SKUs are the same "
        + "whatever their case."
    case .shortage:
      "The shelves do not hold what the order asks for. `shortages` lists each product with what was asked and what is "
        + "available; nothing was reserved."
    case .wrongStatus:
      "The order is not in a status from which this can be done: `order_status` is what it is, `needed_statuses` what "
        + "it would have to be."
    case .notForSale: "The product is archived. Restore it, or leave it out."
    case .notTracked: "Nobody has counted the product's shelf yet. Count it or receive a delivery first."
    case .notDeletable: "Something still names it. `detail` says what to do instead."
    case .versionRequired:
      "Edits name the version they were made from: send the `ETag` of what was read as `If-Match`, so that nobody "
        + "else's edit is lost."
    case .changedMeanwhile: "Somebody changed it after it was read. Read it again and decide again."
    case .keyReused: "The `Idempotency-Key` belongs to another request of the last 48 hours. Choose a new one."
    case .busy: "More waits than can be served soon. Nothing was done; try again as `Retry-After` says."
    case .stopping: "The program is going down. Nothing was done; try again once it is back."
    case .buildingReads: "What reads are answered from is being built. Writes go on; try again."
    case .storageFull: "The store's disk is full. Nothing was done; the operator must free space. Reads go on."
    case .storageReadOnly: "The store may not write to its folder. Nothing was done; reads go on."
    case .storageDamaged: "The store's files are damaged. The operator must restore a backup."
    case .storageFailed: "The storage did not take the write. Nothing was done; the log has the cause."
    case .outcomeUnknown:
      "The storage's answer to a commit was lost. Repeat the request with the same `Idempotency-Key`: it is done once, "
        + "and you get its answer."
    case .internalFault: "A fault of the program. The log has the cause under the request's `X-Request-Id`."
    }
  }
}
