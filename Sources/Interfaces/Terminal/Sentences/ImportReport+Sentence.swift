import Imports

extension ImportReport {
  /// `1,559 orders added, 12 unchanged, 3 refused (41,480 rows)`; of a dry run, how many could be imported.
  var sentence: String {
    let rows = Counted.text(rows, "row")
    let rest = "\(Counted.grouped(refused)) refused"
    if isDryRun { return "\(Counted.text(entries - refused, kind.noun)) could be imported, \(rest) (\(rows))" }
    return "\(Counted.text(added, kind.noun)) added, \(Counted.grouped(unchanged)) unchanged, \(rest) (\(rows))"
  }
}

extension ImportKind {
  /// One of what it holds.
  var noun: String {
    switch self {
    case .products: "product"
    case .users: "user"
    case .orders: "order"
    }
  }
}
