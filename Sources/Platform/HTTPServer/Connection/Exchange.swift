/// What a connection notes of the request in progress.
struct Exchange {
  var bodyLimit = 0
  /// Bytes that are left for the answer's head.
  var room = 0
  /// Bytes of a streamed body so far.
  var received = 0
  /// Bytes over the limit that were thrown away.
  var excess = 0
  /// Whether only the answer's head may be sent.
  var isHead = false
  /// Whether the answer is a file or a stream, which may take its time.
  var isLong = false
  /// Whether the request counts as in flight.
  var isCounted = false
  /// Whether the handler runs or feeds a stream.
  var isAtWork = false
  /// The handler's task, where it had to wait.
  var task: Task<Void, Never>?
  var hasClientLeft = false
  var upload: UploadStream?
  var reply: ResponseStream?
}
