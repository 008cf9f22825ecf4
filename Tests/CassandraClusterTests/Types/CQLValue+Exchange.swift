import CQLProtocol
import Foundation
import JSON

extension CQLValue {
  private static let emptied: JSONValue = ["empty": true]

  /// The value that an exchanged one stands for in a column of that type.
  init(exchanged json: JSONValue, as type: CQLType) throws {
    if json.isNull {
      self = .null
    } else if json == Self.emptied {
      self = .empty
    } else if let elements = json.array {
      self = try Self.collection(of: elements, as: type)
    } else if let truth = json.bool {
      self = .boolean(truth)
    } else {
      guard let text = json.string, let value = Self.scalar(text, as: type) else {
        throw TestFailure("\(json) is no \(type)")
      }
      self = value
    }
  }

  private static func collection(of elements: [JSONValue], as type: CQLType) throws -> CQLValue {
    func values(_ type: CQLType) throws -> [CQLValue] { try elements.map { try CQLValue(exchanged: $0, as: type) } }
    func parts(_ types: [CQLType]) throws -> [CQLValue] {
      try zip(elements, types).map { try CQLValue(exchanged: $0, as: $1) }
    }
    switch type {
    case .list(let element): return .list(try values(element))
    case .set(let element): return .set(try values(element))
    case .vector(let element, _): return .vector(try values(element))
    case .tuple(let types): return .tuple(try parts(types))
    case .userDefined(let type): return .userDefined(try parts(type.fields.map(\.type)))
    case .map(let key, let value):
      return .map(
        try elements.map { pair in
          MapEntry(
            try CQLValue(exchanged: pair[0] ?? .null, as: key), try CQLValue(exchanged: pair[1] ?? .null, as: value))
        })
    default: throw TestFailure("\(elements) is no \(type)")
    }
  }

  private static func scalar(_ text: String, as type: CQLType) -> CQLValue? {
    switch type {
    case .ascii, .text: .text(text)
    case .bigint, .counter: Int64(text).map(CQLValue.bigint)
    case .blob: .blob(Array(text.dropFirst(2)).pairs.compactMap { UInt8(String($0), radix: 16) })
    case .date: Int32(text).map { .date(CQLDate(daysSinceEpoch: $0)) }
    case .decimal: CQLDecimal(text).map(CQLValue.decimal)
    case .double: Double(text).map(CQLValue.double)
    case .duration: duration(text).map(CQLValue.duration)
    case .float: Double(text).map { .float(Float($0)) }
    case .inet: InetAddress(numeric: text).map(CQLValue.inet)
    case .int: Int32(text).map(CQLValue.int)
    case .smallint: Int16(text).map(CQLValue.smallint)
    case .time: Int64(text).flatMap(CQLTime.init(nanoseconds:)).map(CQLValue.time)
    case .timestamp: Int64(text).map { .timestamp(CQLTimestamp(milliseconds: $0)) }
    case .timeuuid, .uuid: CQLUUID(text).map(CQLValue.uuid)
    case .tinyint: Int8(text).map(CQLValue.tinyint)
    case .varint: CQLVarint(text).map(CQLValue.varint)
    default: nil
    }
  }

  private static func duration(_ text: String) -> CQLDuration? {
    let parts = text.split(separator: ",").compactMap { Int64($0) }
    guard parts.count == 3 else { return nil }
    return CQLDuration(months: Int32(parts[0]), days: Int32(parts[1]), nanoseconds: parts[2])
  }
}

extension Array {
  fileprivate var pairs: [ArraySlice<Element>] { stride(from: 0, to: count, by: 2).map { self[$0..<$0 + 2] } }
}

extension InetAddress {
  fileprivate init?(numeric text: String) {
    var bytes = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &bytes) == 1 {
      self.init(bytes.prefix(4))
    } else {
      guard inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
      self.init(bytes)
    }
  }
}
