internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Whole numbers that many threads add to at once, each mostly in memory of its own.
///
/// There are several rows of the same cells, cache lines apart. A thread adds to the row its identity leads to, and who
/// reads adds the rows up. No thread ever waits for another.
final class ShardedCells: @unchecked Sendable {  // `cells` never changes and points at atomics.
  private typealias Cell = Atomic<UInt64>

  private static let shards = 8
  /// 128 bytes: processors fetch two cache lines of 64 at a time.
  private static let cellsPerLine = 16

  /// How many cells a row has.
  let count: Int
  private let stride: Int
  private let cells: UnsafeMutablePointer<Cell>

  /// `count` cells that are zero.
  init(count: Int) {
    self.count = count
    stride = (count + Self.cellsPerLine - 1) / Self.cellsPerLine * Self.cellsPerLine
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: Self.shards * stride * MemoryLayout<Cell>.stride,
      alignment: Self.cellsPerLine * MemoryLayout<Cell>.stride)
    cells = bytes.assumingMemoryBound(to: Cell.self)
    for index in 0..<Self.shards * stride { (cells + index).initialize(to: Cell(0)) }
  }

  deinit {
    cells.deinitialize(count: Self.shards * stride)
    cells.deallocate()
  }

  /// The row of the current thread.
  var row: Row { Row(start: cells + Self.shardOfThread * stride) }

  /// The sum of a cell over all rows.
  func sum(of index: Int) -> UInt64 {
    rows.reduce(0) { $0 &+ $1[index].load(ordering: .relaxed) }
  }

  /// The sum of a cell that holds fractions, over all rows.
  func fractionSum(of index: Int) -> Double {
    rows.reduce(0) { $0 + Double(bitPattern: $1[index].load(ordering: .relaxed)) }
  }

  private var rows: some Sequence<UnsafeMutablePointer<Cell>> {
    (0..<Self.shards).lazy.map { [cells, stride] in cells + $0 * stride }
  }

  /// One thread's cells. Others may share them, so that additions are atomic all the same.
  struct Row {
    fileprivate let start: UnsafeMutablePointer<Atomic<UInt64>>

    func add(_ amount: UInt64, to index: Int) { start[index].wrappingAdd(amount, ordering: .relaxed) }

    /// Adds to a cell that holds a fraction.
    func add(_ amount: Double, to index: Int) {
      var seen = start[index].load(ordering: .relaxed)
      while true {
        let sum = (Double(bitPattern: seen) + amount).bitPattern
        let (exchanged, original) = start[index].weakCompareExchange(
          expected: seen, desired: sum, ordering: .relaxed)
        if exchanged { return }
        seen = original
      }
    }
  }

  /// A thread's number is the address of its record; the upper bits of a product with an odd constant spread such
  /// addresses evenly (Knuth's multiplicative hashing).
  private static var shardOfThread: Int {
    #if canImport(Darwin)
      let thread = UInt64(UInt(bitPattern: pthread_self()))
    #else
      let thread = UInt64(pthread_self())
    #endif
    return Int(truncatingIfNeeded: (thread &* 0x9E37_79B9_7F4A_7C15) >> 61)
  }
}
