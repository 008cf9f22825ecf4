/// What someone probably meant who wrote `name`: the known name with the fewest changes from it.
///
/// - Returns: `nil` if none is close: more than a third of the letters would have to change.
func closest(to name: String, among known: [String]) -> String? {
  guard name.utf8.count <= 64 else { return nil }
  let written = Array(name.utf8)
  let ranked = known.map { (name: $0, changes: changes(from: written, to: Array($0.utf8))) }
  guard let best = ranked.min(by: { $0.changes < $1.changes }) else { return nil }
  return best.changes <= max(1, best.name.utf8.count / 3) ? best.name : nil
}

/// How many bytes to insert, remove, replace or swap with their neighbour: the optimal string alignment distance,
/// row by row.
private func changes(from old: [UInt8], to new: [UInt8]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...new.count)
  for (i, byte) in old.enumerated() {
    var row = [i + 1]
    row.reserveCapacity(last.count)
    for (j, other) in new.enumerated() {
      var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (byte == other ? 0 : 1))
      if i > 0, j > 0, byte == new[j - 1], old[i - 1] == other { least = min(least, beforeLast[j - 1] + 1) }
      row.append(least)
    }
    (beforeLast, last) = (last, row)
  }
  return last[new.count]
}
