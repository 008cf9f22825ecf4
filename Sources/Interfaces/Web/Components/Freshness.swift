import Domain
import Markup
import Queries

/// Up to where figures count, and when they were read.
struct Freshness: LocalisedComponent {
  let position: Int64
  let readAt: Timestamp
  let localisation: Localisation

  var content: some HTML {
    p(.class("hint")) {
      span(.class("live")) {
        strings.freshness(
          position: numbers.whole(position),
          time: strings.exactTime(TimeOfDay(readAt, in: localisation.calendar)),
          zone: localisation.calendar.timeZone)
      }
    }
  }
}
