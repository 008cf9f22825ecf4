/// The icons in use, by the names of their symbols in `icons.svg`.
enum IconName: String, CaseIterable, Sendable {
  case alert
  case auto
  case barcode
  case book
  case chart
  case check
  case clock
  case close
  case down
  case export
  case gauge
  case `import`
  case info
  case left
  case mark
  case menu
  case moon
  case more
  case pencil
  case people
  case plus
  case receipt
  case right
  case search
  case shelf
  case sun
  case tag
}
