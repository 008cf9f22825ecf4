import Domain
import Queries

/// What the shop's wall clock shows.
struct TimeOfDay: Hashable, Sendable {
  let hour: Int
  let minute: Int
  let second: Int

  init(hour: Int, minute: Int, second: Int) {
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  init(_ time: Timestamp, in calendar: StoreCalendar) {
    let local = time.seconds + calendar.offset(at: time)
    let second = Int(local - Int64(calendar.day(at: time).number) * 86_400)
    self.init(hour: second / 3_600, minute: second / 60 % 60, second: second % 60)
  }
}

/// A number below a hundred in two digits.
func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
