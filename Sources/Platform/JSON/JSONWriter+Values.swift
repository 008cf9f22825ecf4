extension JSONWriter {
  /// Writes text, escaped.
  public mutating func value(_ text: String) {
    separate()
    writeQuoted(text)
  }

  /// Writes text that needs no escapes, such as an identifier, straight into the buffer.
  ///
  /// - Parameters:
  ///   - capacity: how many bytes `write` may fill.
  ///   - write: fills them with UTF-8 without quotes, backslashes and control characters, and returns how many it took.
  public mutating func value(plain capacity: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    separate()
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity + 2) { text in
      text[0] = UInt8(ascii: "\"")
      let count = write(UnsafeMutableBufferPointer(rebasing: text[1...capacity]))
      text[count + 1] = UInt8(ascii: "\"")
      bytes.append(contentsOf: UnsafeMutableBufferPointer(rebasing: text[..<(count + 2)]))
    }
  }

  /// Writes an integer.
  public mutating func value(_ number: Int64) {
    separate()
    writeDecimal(number)
  }

  /// Writes an integer.
  public mutating func value(_ number: Int) { value(Int64(number)) }

  /// Writes a number in the fewest digits that read back as the same; infinities and NaN, which JSON lacks, as `null`.
  public mutating func value(_ number: Double) {
    guard number.isFinite else { return null() }
    value(raw: number.description.utf8)
  }

  /// Writes a number as it was written where it came from.
  public mutating func value(_ number: JSONNumber) { value(raw: number.text.utf8) }

  /// Writes `true` or `false`.
  public mutating func value(_ truth: Bool) { value(raw: (truth ? "true" : "false").utf8) }

  /// Writes `null`.
  public mutating func null() { value(raw: "null".utf8) }

  /// Writes bytes that are already one JSON value, unchecked.
  public mutating func value(raw json: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }

  /// Writes a parsed or composed value.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let truth): self.value(truth)
    case .number(let number): self.value(number)
    case .string(let text): self.value(text)
    case .array(let elements): array { for element in elements { $0.value(element) } }
    case .object(let object): self.object { for member in object.members { $0.member(member.name, member.value) } }
    }
  }
}

extension JSONWriter {
  /// Writes the decimal digits of `number`, most significant first.
  private mutating func writeDecimal(_ number: Int64) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    if rest < 10 { return bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest)) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = digits.count
      repeat {
        start -= 1
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
        rest = quotient
      } while rest > 0
      bytes.append(contentsOf: digits[start...])
    }
  }
}
