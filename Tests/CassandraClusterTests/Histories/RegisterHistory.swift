/// What clients did to one register and saw of it, each value written once at most: whether all of it could have
/// happened one after the other, each operation at a moment between its call and its return.
///
/// With values that are unique, the writes that took effect form one chain, which gives their order away: what remains
/// is to look whether any order in time contradicts it.
struct RegisterHistory {
  /// One operation, its moments in any unit.
  struct Operation {
    enum Kind {
      /// The register held that value.
      case read(Int)
      /// It changed from one value to another.
      case change(from: Int, to: Int)
      /// Nobody knows whether it changed.
      case perhaps(from: Int, to: Int)
    }

    let kind: Kind
    let call: Int64
    let end: Int64
  }

  var operations: [Operation] = []

  /// Why it could not have happened; nil where it could. The register begins with 0.
  var contradiction: String? {
    var following: [Int: Int] = [:]
    let seen = values
    for operation in operations {
      guard let (from, to) = operation.effect(ifSeenIn: seen) else { continue }
      if let other = following.updateValue(to, forKey: from) { return "\(from) became \(other) and \(to)" }
    }
    var places = [0: 0]
    var value = 0
    while let next = following[value], places[next] == nil {
      places[next] = places.count
      value = next
    }
    // Each operation, with the place of the value it left.
    var placed: [(place: Int, operation: Operation)] = []
    for operation in operations {
      guard let value = operation.value(ifSeenIn: seen) else { continue }
      guard let place = places[value] else { return "\(value) was there, and nothing led to it" }
      placed.append((place, operation))
    }
    for earlier in placed {
      for later in placed
      where earlier.operation.ending < later.operation.call
        && (later.operation.isRead ? earlier.place > later.place : earlier.place >= later.place)
      {
        return "\(earlier.operation) ended before \(later.operation) was called"
      }
    }
    return nil
  }

  /// Every value that somebody found there.
  private var values: Set<Int> {
    Set(
      operations.map { operation in
        switch operation.kind {
        case .read(let value): value
        case .change(let from, _): from
        case .perhaps: 0
        }
      })
  }
}

extension RegisterHistory.Operation {
  /// The change that took effect. One that nobody knows of did where its value was found.
  fileprivate func effect(ifSeenIn values: Set<Int>) -> (from: Int, to: Int)? {
    switch kind {
    case .read: nil
    case .change(let from, let to): (from, to)
    case .perhaps(let from, let to): values.contains(to) ? (from, to) : nil
    }
  }

  /// The value that the register has after it.
  fileprivate func value(ifSeenIn values: Set<Int>) -> Int? {
    if case .read(let value) = kind { value } else { effect(ifSeenIn: values)?.to }
  }

  fileprivate var isRead: Bool { if case .read = kind { true } else { false } }

  /// When it had taken effect; for one that nobody knows of this may be any time.
  fileprivate var ending: Int64 { if case .perhaps = kind { .max } else { end } }
}
