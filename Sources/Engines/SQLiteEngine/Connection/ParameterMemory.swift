/// Where a statement's parameters stay while it runs, so that SQLite need not find memory for a copy of each.
struct ParameterMemory: ~Copyable {
  private let start = UnsafeMutableRawPointer.allocate(byteCount: Self.capacity, alignment: 16)
  private var used = 0

  /// Room for the longest statement's identifiers, and for most records of the change log.
  private static let capacity = 4_096

  deinit { start.deallocate() }

  /// Copies `bytes` to where they stay until `removeAll()`.
  ///
  /// - Returns: `nil` if there is no room for them.
  mutating func keep(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawPointer? {
    guard bytes.count <= Self.capacity - used else { return nil }
    let place = start + used
    if let from = bytes.baseAddress { place.copyMemory(from: from, byteCount: bytes.count) }
    used += bytes.count
    return UnsafeRawPointer(place)
  }

  mutating func removeAll() { used = 0 }
}
