import Domain

/// Columns that hold values of the domain. What the domain refuses was not written by us.
extension SQLStatement {
  func int() throws(SQLError) -> Int {
    let integer = try integer()
    return Int(integer)
  }

  func time() throws(SQLError) -> Timestamp { Timestamp(microseconds: try integer()) }

  func money() throws(SQLError) -> Money {
    let minorUnits = try integer()
    return try checked { () throws(StoreError) in try Money(minorUnits: minorUnits) }
  }

  func choice<Choice: RawRepresentable<String>>() throws(SQLError) -> Choice {
    let text = try text()
    guard let choice = Choice(rawValue: text) else { throw .unreadable("\"\(text)\" is no \(Choice.self)") }
    return choice
  }

  func text<Value>(_ value: (String) throws(StoreError) -> Value) throws(SQLError) -> Value {
    let text = try text()
    return try checked { () throws(StoreError) in try value(text) }
  }

  func optionalText() throws(SQLError) -> String? { skipNull() ? nil : try text() }

  func optionalBytes() throws(SQLError) -> [UInt8]? { skipNull() ? nil : try bytes() }

  func optionalInt() throws(SQLError) -> Int? { skipNull() ? nil : try int() }

  func optionalID<Entity>() throws(SQLError) -> Identifier<Entity>? { skipNull() ? nil : try id() }

  func checked<Value>(_ value: () throws(StoreError) -> Value) throws(SQLError) -> Value {
    do {
      return try value()
    } catch {
      throw .unreadable("\(error)")
    }
  }
}
