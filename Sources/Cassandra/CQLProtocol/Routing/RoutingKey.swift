extension BoundValues {
  /// The bytes that the partition of these values is found by: those of the one column of its key, or of each column
  /// with a length in front and a zero behind.
  ///
  /// - Parameter partitionKey: which values are the columns of the key, as in `PreparedStatementResult.partitionKey`.
  /// - Returns: `nil` if there are no such columns, or a value of theirs is missing, null, not set or, in a key of
  ///   several columns, longer than 65,535 bytes.
  public func routingKey(_ partitionKey: [Int]) -> [UInt8]? {
    if let only = partitionKey.first, partitionKey.count == 1 { return cell(at: only)?.content }
    guard !partitionKey.isEmpty else { return nil }
    var writer = ByteWriter(capacity: 64)
    for marker in partitionKey {
      guard let cell = cell(at: marker), cell.length >= 0, let length = UInt16(exactly: cell.count) else { return nil }
      writer.short(length)
      writer.raw(cell.bytes, in: cell.range)
      writer.byte(0)
    }
    return writer.bytes
  }

  /// The token of the partition of these values.
  ///
  /// - Parameter partitionKey: which values are the columns of the key, as in `PreparedStatementResult.partitionKey`.
  /// - Returns: `nil` if there is no routing key.
  public func token(_ partitionKey: [Int]) -> Token? {
    if let only = partitionKey.first, partitionKey.count == 1 {
      guard let cell = cell(at: only), cell.length >= 0 else { return nil }
      return Token(hashing: cell.bytes, in: cell.range)
    }
    return routingKey(partitionKey).map { Token(routingKey: $0) }
  }
}
