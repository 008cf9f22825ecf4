extension CQLValue: CQLEncodable {
  public var cqlPresence: CQLPresence {
    switch self {
    case .null: .null
    case .unset: .unset
    default: .value
    }
  }

  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    switch self {
    case .null, .unset, .empty: break
    case .boolean(let value): try value.encode(as: type, into: &writer)
    case .tinyint(let value): try value.encode(as: type, into: &writer)
    case .smallint(let value): try value.encode(as: type, into: &writer)
    case .int(let value): try value.encode(as: type, into: &writer)
    case .bigint(let value): try value.encode(as: type, into: &writer)
    case .varint(let value): try value.encode(as: type, into: &writer)
    case .decimal(let value): try value.encode(as: type, into: &writer)
    case .float(let value): try value.encode(as: type, into: &writer)
    case .double(let value): try value.encode(as: type, into: &writer)
    case .text(let value): try value.encode(as: type, into: &writer)
    case .blob(let value), .custom(let value): try Self.encode(bytes: value, as: type, into: &writer)
    case .uuid(let value): try value.encode(as: type, into: &writer)
    case .inet(let value): try value.encode(as: type, into: &writer)
    case .date(let value): try value.encode(as: type, into: &writer)
    case .time(let value): try value.encode(as: type, into: &writer)
    case .timestamp(let value): try value.encode(as: type, into: &writer)
    case .duration(let value): try value.encode(as: type, into: &writer)
    case .list(let values), .set(let values), .vector(let values): try writer.elements(values, as: type)
    case .map(let entries): try writer.entries(entries.map { ($0.key, $0.value) }, as: type)
    case .tuple(let values), .userDefined(let values): try Self.encode(parts: values, as: type, into: &writer)
    }
  }

  private static func encode(
    bytes: [UInt8], as type: CQLType, into writer: inout ByteWriter
  ) throws(CQLValueError) {
    switch type {
    case .blob, .custom: writer.raw(bytes)
    default: throw CQLValueError(type, "cannot be a blob")
    }
  }

  private static func encode(
    parts: [CQLValue], as type: CQLType, into writer: inout ByteWriter
  ) throws(CQLValueError) {
    let types =
      switch type {
      case .tuple(let elements): elements
      case .userDefined(let type): type.fields.map(\.type)
      default: throw CQLValueError(type, "cannot be a tuple")
      }
    guard parts.count <= types.count else { throw CQLValueError(type, "cannot hold \(parts.count) parts") }
    for (part, type) in zip(parts, types) { try writer.part(part, as: type) }
  }
}
