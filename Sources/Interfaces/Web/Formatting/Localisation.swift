import Domain
import Markup
import Queries

/// One language with the store's money and time: how everything is said and written.
struct Localisation: Sendable {
  let language: Language
  let strings: any Strings
  let numbers: NumberFormat
  let currency: Currency
  let calendar: StoreCalendar

  init(language: Language, currency: Currency, calendar: StoreCalendar) {
    self.language = language
    strings = language.strings
    numbers = NumberFormat(language)
    self.currency = currency
    self.calendar = calendar
  }

  func money(_ minorUnits: Int64) -> String { numbers.money(minorUnits, in: currency) }

  /// An amount as people type it, for a field: `18,50` in French.
  func typed(_ money: Money) -> String { currency.text(money).replacing(".", with: numbers.decimal) }

  /// A figure of a report: money or a whole number.
  func figure(_ number: Int64, of measure: Report.Measure) -> String {
    switch measure.unit {
    case .money: money(number)
    case .count: numbers.whole(number)
    }
  }

  /// What a report's row is of.
  func name(of row: ReportAnswer.Row) -> String { row.label?.name ?? strings.name(of: row.member) }

  /// `14:32` for a moment of today, else `21 Nov 2026`.
  func moment(_ time: Timestamp, seenOn today: CalendarDay) -> String {
    let day = calendar.day(at: time)
    return day == today ? strings.time(TimeOfDay(time, in: calendar)) : strings.shortDay(day)
  }

  /// `14:32` for a moment of today, else `21 Nov 2026, 14:32`.
  func momentInFull(_ time: Timestamp, seenOn today: CalendarDay) -> String {
    let day = calendar.day(at: time)
    let clock = strings.time(TimeOfDay(time, in: calendar))
    return day == today ? clock : "\(strings.shortDay(day)), \(clock)"
  }
}

/// A part of a page that speaks the visitor's language.
protocol LocalisedComponent: Component {
  var localisation: Localisation { get }
}

extension LocalisedComponent {
  var strings: any Strings { localisation.strings }
  var numbers: NumberFormat { localisation.numbers }
}
