/// What a document is of, as the file keeps it.
enum DocumentKind: Int64 {
  case product = 1
  case user = 2
  case order = 3
  case orderSummary = 4
}
