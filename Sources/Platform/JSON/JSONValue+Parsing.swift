extension JSONValue {
  /// Parses one JSON document (RFC 8259), to the letter.
  ///
  /// Refused are: bytes that are not UTF-8, escapes of half a surrogate pair, names that stand twice in one object,
  /// anything after the value but blanks, and documents over the limits.
  ///
  /// - Throws: `JSONError` with the place of the first fault.
  public init(parsing bytes: some Collection<UInt8>, limits: JSONLimits = JSONLimits()) throws(JSONError) {
    let result =
      bytes.withContiguousStorageIfAvailable { Self.parse($0, limits) }
      ?? Array(bytes).withUnsafeBufferPointer { Self.parse($0, limits) }
    self = try result.get()
  }

  /// Parses one JSON document from text.
  ///
  /// - Throws: `JSONError` with the place of the first fault.
  public init(parsing text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) {
    try self.init(parsing: text.utf8, limits: limits)
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: JSONLimits) -> Result<JSONValue, JSONError> {
    Result { () throws(JSONError) in
      var parser = JSONParser(bytes, limits)
      return try parser.document()
    }
  }
}
