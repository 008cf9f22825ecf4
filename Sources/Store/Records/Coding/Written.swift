import Domain
import JSON

/// A value of the domain as the records write it: compact JSON with its members in a fixed order, amounts in smallest
/// units, times in microseconds since 1970, absent values left out.
///
/// What was written once must be readable for ever: members may be added, and never change their meaning.
protocol Written {
  func write(to json: inout JSONWriter)
  init(_ json: JSONReader) throws(JSONError)
}

extension JSONWriter {
  mutating func member(_ name: String, _ value: some Written) {
    self.name(name)
    value.write(to: &self)
  }

  mutating func member<Entity>(_ name: String, _ id: Identifier<Entity>) {
    self.name(name)
    value(plain: Identifier<Entity>.textLength) { id.write(to: $0) }
  }

  mutating func member(_ name: String, _ money: Money) { member(name, money.minorUnits) }

  mutating func member(_ name: String, _ time: Timestamp) { member(name, time.microseconds) }

  mutating func member(ifAny name: String, _ text: String?) {
    if let text { member(name, text) }
  }

  mutating func member(ifAny name: String, _ number: Int?) {
    if let number { member(name, number) }
  }
}

extension JSONReader {
  func id<Entity>() throws(JSONError) -> Identifier<Entity> {
    guard let id = Identifier<Entity>(try string()) else { throw unreadable("an identifier") }
    return id
  }

  func time() throws(JSONError) -> Timestamp { Timestamp(microseconds: try int64()) }

  func choice<Choice: RawRepresentable<String>>() throws(JSONError) -> Choice {
    guard let choice = Choice(rawValue: try string()) else { throw unreadable("a \(Choice.self)") }
    return choice
  }

  /// A value that the domain checks.
  func checked<Value>(_ value: () throws(StoreError) -> Value) throws(JSONError) -> Value {
    do {
      return try value()
    } catch {
      throw fault("it was refused: \(error)", Self.remedy)
    }
  }

  func unreadable(_ wanted: String) -> JSONError { fault("it is not \(wanted)", Self.remedy) }

  private static var remedy: String { "restore the store from a backup, or read it with the program that wrote it" }
}

/// Checked values by the names of their members.
extension JSONReader {
  func id<Entity>(_ name: String) throws(JSONError) -> Identifier<Entity> { try member(name).id() }

  func money(_ name: String) throws(JSONError) -> Money {
    let member = try member(name)
    let minorUnits = try member.int64()
    return try member.checked { () throws(StoreError) in try Money(minorUnits: minorUnits) }
  }

  func text<Value>(_ name: String, _ value: (String) throws(StoreError) -> Value) throws(JSONError) -> Value {
    let member = try member(name)
    let text = try member.string()
    return try member.checked { () throws(StoreError) in try value(text) }
  }

  func optionalText(_ name: String) throws(JSONError) -> String? { try optionalMember(name)?.string() }

  func optionalInt(_ name: String) throws(JSONError) -> Int? { try optionalMember(name)?.int() }
}
