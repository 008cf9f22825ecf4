/// A length in a drawing: a number of its units, or a part of the whole.
public protocol Length: Sendable {
  /// The length as an attribute holds it.
  var attributeText: String { get }
}

extension Int: Length {
  public var attributeText: String { description }
}

extension Double: Length {
  /// The number without a fraction that is zero; what is no number is 0.
  public var attributeText: String {
    guard isFinite else { return "0" }
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// A part of the whole in hundredths.
public struct Percent: Length {
  /// The hundredths.
  public let value: Double

  /// So many hundredths.
  public init(_ value: Double) { self.value = value }

  public var attributeText: String { "\(value.attributeText)%" }
}

extension Length where Self == Percent {
  /// A part of the whole in hundredths: `.x(.percent(12.5))`.
  public static func percent(_ value: Double) -> Percent { Percent(value) }
}
