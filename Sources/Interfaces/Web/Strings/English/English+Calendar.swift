import Domain
import Queries

extension English {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  func day(_ day: CalendarDay) -> String { "\(dayAndMonth(day)) \(day.components.year)" }

  func dayOfWeek(_ day: CalendarDay) -> String { "\(Self.weekdays[day.weekday]) \(self.day(day))" }

  func shortDay(_ day: CalendarDay) -> String {
    let (year, month, number) = day.components
    return "\(number) \(Self.months[month - 1].prefix(3)) \(year)"
  }

  func month(_ day: CalendarDay) -> String { "\(Self.months[day.components.month - 1]) \(day.components.year)" }

  func time(_ time: TimeOfDay) -> String { "\(twoDigits(time.hour)):\(twoDigits(time.minute))" }

  func exactTime(_ time: TimeOfDay) -> String { "\(self.time(time)):\(twoDigits(time.second))" }

  func period(_ period: Period) -> String {
    switch (period.from, period.to) {
    case (nil, nil): "since the first sale"
    case (let from?, nil): "since \(day(from))"
    case (nil, let to?): "until \(day(to))"
    case (let from?, let to?) where from == to: day(from)
    case (let from?, let to?): "\(start(from, before: to)) to \(day(to))"
    }
  }

  /// What the end of the period does not say again.
  private func start(_ from: CalendarDay, before to: CalendarDay) -> String {
    if from.components.year != to.components.year { return day(from) }
    return from.components.month == to.components.month ? "\(from.components.day)" : dayAndMonth(from)
  }

  private func dayAndMonth(_ day: CalendarDay) -> String {
    "\(day.components.day) \(Self.months[day.components.month - 1])"
  }
}
