import Domain

extension Currency {
  /// What prices are marked with. A store has one currency, so that `$` need not say whose.
  var symbol: String { Self.symbols[code] ?? code }

  private static let symbols = [
    "AUD": "$", "BRL": "R$", "CAD": "$", "CNY": "¥", "CZK": "Kč", "EUR": "€", "GBP": "£", "HKD": "$", "ILS": "₪",
    "INR": "₹", "JPY": "¥", "KRW": "₩", "MXN": "$", "NGN": "₦", "NZD": "$", "PHP": "₱", "PLN": "zł", "SGD": "$",
    "TRY": "₺", "UAH": "₴", "USD": "$", "VND": "₫",
  ]
}
