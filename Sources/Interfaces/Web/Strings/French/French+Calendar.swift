import Domain
import Queries

extension French {
  private static let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]
  private static let shortMonths = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
  ]
  private static let weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

  func day(_ day: CalendarDay) -> String { "\(dayAndMonth(day)) \(day.components.year)" }

  func dayOfWeek(_ day: CalendarDay) -> String { "\(Self.weekdays[day.weekday]) \(self.day(day))" }

  func shortDay(_ day: CalendarDay) -> String {
    let (year, month, _) = day.components
    return "\(number(of: day)) \(Self.shortMonths[month - 1]) \(year)"
  }

  func month(_ day: CalendarDay) -> String { "\(Self.months[day.components.month - 1]) \(day.components.year)" }

  func time(_ time: TimeOfDay) -> String { "\(time.hour)\u{202F}h\u{202F}\(twoDigits(time.minute))" }

  func exactTime(_ time: TimeOfDay) -> String {
    "\(self.time(time))\u{202F}min\u{202F}\(twoDigits(time.second))"
  }

  func period(_ period: Period) -> String {
    switch (period.from, period.to) {
    case (nil, nil): "depuis la première vente"
    case (let from?, nil): "depuis le \(day(from))"
    case (nil, let to?): "jusqu’au \(day(to))"
    case (let from?, let to?) where from == to: "le \(day(from))"
    case (let from?, let to?): "du \(start(from, before: to)) au \(day(to))"
    }
  }

  /// What the end of the period does not say again.
  private func start(_ from: CalendarDay, before to: CalendarDay) -> String {
    if from.components.year != to.components.year { return day(from) }
    return from.components.month == to.components.month ? number(of: from) : dayAndMonth(from)
  }

  private func dayAndMonth(_ day: CalendarDay) -> String {
    "\(number(of: day)) \(Self.months[day.components.month - 1])"
  }

  /// The first of a month is an ordinal.
  private func number(of day: CalendarDay) -> String {
    day.components.day == 1 ? "1ᵉʳ" : "\(day.components.day)"
  }
}
