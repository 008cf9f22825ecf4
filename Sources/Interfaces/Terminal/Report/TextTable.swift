import CommandLineTool

/// Columns of text under each other.
struct TextTable {
  enum Column {
    case left(String)
    case right(String)
    /// To the left, and cut where lines would be too long for the terminal.
    case elastic(String)

    var title: String {
      switch self {
      case .left(let title), .right(let title), .elastic(let title): title
      }
    }
  }

  private let columns: [Column]
  private var rows: [[String]]

  init(_ columns: [Column]) {
    self.columns = columns
    rows = [columns.map(\.title)]
  }

  /// - Parameter cells: one for each column; what would order a terminal about is shown as `�`.
  mutating func append(_ cells: [String]) { rows.append(cells.map(Console.harmless)) }

  /// The titles, then the rows.
  /// - Parameter width: columns of the terminal; `nil` leaves all text whole.
  func lines(width: Int?) -> [String] {
    var widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let full = widths.reduce(0, +) + Self.gap.count * (widths.count - 1)
    if let width, full > width {
      for (index, column) in columns.enumerated() {
        if case .elastic = column { widths[index] = max(8, widths[index] - (full - width)) }
      }
    }
    return rows.map { row in
      let cells = columns.indices.map { cell(row[$0], columns[$0], widths[$0]) }
      let line = cells.joined(separator: Self.gap)
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static let gap = "  "

  private func cell(_ text: String, _ column: Column, _ width: Int) -> String {
    let shown = text.count > width ? "\(text.prefix(width - 1))…" : text
    let blanks = String(repeating: " ", count: width - shown.count)
    if case .right = column { return blanks + shown }
    return shown + blanks
  }
}
