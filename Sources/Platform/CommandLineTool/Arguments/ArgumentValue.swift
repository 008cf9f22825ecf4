/// A type an option or argument can have.
public protocol ArgumentValue: Sendable {
  /// What stands for the value in usage lines, as in `NUMBER`.
  static var valueName: String { get }
  /// What texts are values, in words that follow "must be", as in "a whole number".
  static var allowed: String { get }
  /// All texts that are values, if they are few; offered when completing.
  static var candidates: [String] { get }
  /// What takes the place of a value that could not be read, until all faults are found. Nobody gets to see it.
  static var placeholder: Self { get }
  /// The value of a text; `nil` if it is none.
  init?(argument: String)
  /// The text of the value, for showing defaults.
  var argumentText: String { get }
}

extension ArgumentValue {
  public static var candidates: [String] { [] }
}

extension String: ArgumentValue {
  public static var valueName: String { "TEXT" }
  public static var allowed: String { "text" }
  public static var placeholder: String { "" }
  public init?(argument: String) { self = argument }
  public var argumentText: String { self }
}

extension Int: ArgumentValue {
  public static var valueName: String { "NUMBER" }
  public static var allowed: String { "a whole number" }
  public static var placeholder: Int { 0 }
  public init?(argument: String) { self.init(argument) }
  public var argumentText: String { description }
}

extension Double: ArgumentValue {
  public static var valueName: String { "NUMBER" }
  public static var allowed: String { "a number" }
  public static var placeholder: Double { 0 }

  public init?(argument: String) {
    guard let value = Double(argument), value.isFinite else { return nil }
    self = value
  }

  public var argumentText: String { description }
}

/// One of a few words: an enumeration of strings needs no more than to say that it is one.
///
/// ```swift
/// enum OutputFormat: String, ArgumentChoice { case table, json, csv }
/// ```
public protocol ArgumentChoice: ArgumentValue, CaseIterable, RawRepresentable where RawValue == String {}

extension ArgumentChoice {
  public static var valueName: String { allCases.map(\.rawValue).joined(separator: "|") }
  public static var candidates: [String] { allCases.map(\.rawValue) }
  public static var allowed: String {
    let words = candidates
    guard words.count > 1, let last = words.last else { return words.joined() }
    return "\(words.dropLast().joined(separator: ", ")) or \(last)"
  }

  /// The first of them.
  ///
  /// - Precondition: There is one.
  public static var placeholder: Self {
    guard let first = allCases.first else { preconditionFailure("\(Self.self) has no case to choose") }
    return first
  }

  public init?(argument: String) { self.init(rawValue: argument) }
  public var argumentText: String { rawValue }
}
