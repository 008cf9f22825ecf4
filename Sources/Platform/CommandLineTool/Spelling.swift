/// What somebody may have meant.
enum Spelling {
  /// The word with the fewest slips of the keyboard from `word`, if they are few for its length.
  static func closest(to word: String, among words: [String]) -> String? {
    let best = words.map { (word: $0, slips: slips(from: word, to: $0)) }.min { $0.slips < $1.slips }
    guard let best, best.slips <= max(1, word.count / 3) else { return nil }
    return best.word
  }

  /// The least number of letters put in, left out, changed, or swapped with their neighbour that turns one word into
  /// the other (optimal string alignment distance).
  private static func slips(from word: String, to other: String) -> Int {
    let (left, right) = (Array(word), Array(other))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, wanted) in right.enumerated() {
        let changed = last[column] + (letter == wanted ? 0 : 1)
        var least = min(changed, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == wanted {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
