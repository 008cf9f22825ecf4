import Randomness
import CQLProtocol

extension SeededRandom {
  /// Any type, a few deep at most.
  mutating func type(depth: Int = 3) -> CQLType {
    let scalars: [CQLType] = [
      .ascii, .bigint, .blob, .boolean, .counter, .date, .decimal, .double, .duration, .float, .inet, .int, .smallint,
      .text, .time, .timestamp, .timeuuid, .tinyint, .uuid, .varint, .custom("com.example.Odd"),
    ]
    guard depth > 0, chance(40) else { return one(of: scalars) }
    switch Int.random(in: 0..<6, using: &self) {
    case 0: return .list(type(depth: depth - 1))
    case 1: return .set(type(depth: depth - 1))
    case 2: return .map(type(depth: depth - 1), type(depth: depth - 1))
    case 3: return .tuple(array(1...3) { $0.type(depth: depth - 1) })
    case 4:
      let fields = array(0...3) { UserDefinedType.Field($0.text(), $0.type(depth: depth - 1)) }
      return .userDefined(UserDefinedType(keyspace: "ks", name: text(1...5), fields: fields))
    default: return .vector(type(depth: depth - 1), dimension: Int.random(in: 1...3, using: &self))
    }
  }

  private mutating func integer<Integer: FixedWidthInteger>() -> Integer {
    Integer(truncatingIfNeeded: next()) >> Integer.random(in: 0..<Integer(Integer.bitWidth), using: &self)
  }

  /// A value that is neither null nor not set.
  mutating func value(of type: CQLType) -> CQLValue {
    switch type {
    case .boolean: .boolean(chance(50))
    case .tinyint: .tinyint(integer())
    case .smallint: .smallint(integer())
    case .int: .int(integer())
    case .bigint, .counter: .bigint(integer())
    case .varint: .varint(CQLVarint(bytes: bytes(1...20)) ?? CQLVarint(0))
    case .decimal: .decimal(CQLDecimal(unscaled: CQLVarint(bytes: bytes(1...9)) ?? CQLVarint(0), scale: integer()))
    case .float: .float(Float(Int32.random(in: -1000...1000, using: &self)) / 8)
    case .double: .double(Double(Int64.random(in: -1_000_000...1_000_000, using: &self)) / 16)
    case .text: .text(text())
    case .ascii: .text(one(of: ["", "a", "hello"]))
    case .blob: .blob(bytes(0...40))
    case .custom: .custom(bytes(0...10))
    case .uuid: .uuid(CQLUUID(high: next(), low: next()))
    case .timeuuid: .uuid(CQLUUID(high: next() & ~0xF000 | 0x1000, low: next()))
    case .inet:
      .inet(chance(50) ? InetAddress(v4: UInt32(truncatingIfNeeded: next())) : InetAddress(v6: next(), next()))
    case .date: .date(CQLDate(daysSinceEpoch: integer()))
    case .time:
      CQLTime(nanoseconds: Int64.random(in: 0..<86_400_000_000_000, using: &self)).map(CQLValue.time) ?? .empty
    case .timestamp: .timestamp(CQLTimestamp(milliseconds: integer()))
    case .duration: duration().map(CQLValue.duration) ?? .empty
    case .list(let element): .list(array(0...3) { $0.value(of: element) })
    case .set(let element): .set(array(0...3) { $0.value(of: element) })
    case .map(let key, let value): .map(array(0...3) { .init($0.value(of: key), $0.value(of: value)) })
    case .tuple(let elements): parts(elements).map(CQLValue.tuple) ?? .empty
    case .userDefined(let type): parts(type.fields.map(\.type)).map(CQLValue.userDefined) ?? .empty
    case .vector(let element, let dimension): .vector((0..<dimension).map { _ in value(of: element) })
    }
  }

  private mutating func duration() -> CQLDuration? {
    let sign: Int64 = chance(50) ? 1 : -1
    return CQLDuration(
      months: Int32(sign) * Int32.random(in: 0...Int32.max, using: &self),
      days: Int32(sign) * Int32.random(in: 0...400, using: &self),
      nanoseconds: sign * Int64.random(in: 0...Int64.max, using: &self))
  }

  /// Values of some of the parts from the first on, nulls among them; `nil` for none at all, which is empty.
  private mutating func parts(_ types: [CQLType]) -> [CQLValue]? {
    guard !types.isEmpty else { return nil }
    return types.prefix(Int.random(in: 1...types.count, using: &self)).map { chance(20) ? .null : value(of: $0) }
  }
}
