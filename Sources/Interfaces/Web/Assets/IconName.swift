/// The icons in use, by the names of their symbols in `icons.svg`.
enum IconName: String, CaseIterable, Sendable {
  case alert
  case auto
  case clock
  case export
  case gauge
  case `import`
  case mark
  case menu
  case moon
  case people
  case receipt
  case search
  case sun
  case tag
}
