import Domain
import Queries
import Settings

/// What the shop is.
struct ShopSettings: SettingsGroup {
  let name: String
  let currency: Currency
  let calendar: StoreCalendar
  let language: Language

  init(reading settings: inout SettingsReader) {
    settings.section("Shop")
    name = settings.read(
      Setting("STORE_NAME", default: "Store Manager", help: "The name of the shop, on every page")
        .allowing("text of 1 to 60 letters") { (1...60).contains($0.count) })
    currency =
      settings.read(
        Setting("STORE_CURRENCY", default: CurrencyCode(currency: .euro), help: "What all amounts are in")
      ).currency
    calendar =
      settings.read(
        Setting("STORE_TIMEZONE", default: TimeZoneName(calendar: .utc), help: "Whose days and months reports count")
      ).calendar
    language =
      settings.read(
        Setting("STORE_LOCALE", default: Locale.en, help: "The language of pages for browsers that ask for neither")
      ).language
  }
}

/// The languages as they are written in settings.
private enum Locale: String, SettingChoice {
  case en
  case fr

  var language: Language {
    switch self {
    case .en: .english
    case .fr: .french
    }
  }
}

/// A currency as it is written in settings.
private struct CurrencyCode: SettingValue {
  let currency: Currency

  static var allowed: String { "an ISO 4217 code such as EUR" }
  static var placeholder: CurrencyCode { CurrencyCode(currency: .euro) }

  var settingText: String { currency.code }
}

extension CurrencyCode {
  init?(settingText: String) {
    guard let currency = Currency(code: settingText) else { return nil }
    self.init(currency: currency)
  }
}

/// A time zone as it is written in settings.
private struct TimeZoneName: SettingValue {
  let calendar: StoreCalendar

  static var allowed: String { "a name of the IANA time zone database such as Europe/Paris" }
  static var placeholder: TimeZoneName { TimeZoneName(calendar: .utc) }

  var settingText: String { calendar.timeZone }
}

extension TimeZoneName {
  init?(settingText: String) {
    guard let calendar = StoreCalendar(timeZone: settingText) else { return nil }
    self.init(calendar: calendar)
  }
}
