public import JSON

extension Documents {
  /// Writes what a report is, for a catalogue.
  public func write(_ report: Report, to json: inout JSONWriter) {
    json.object {
      $0.member("name", report.name)
      $0.object("titles") { write(report.titles, to: &$0) }
      $0.object("questions") { write(report.questions, to: &$0) }
      $0.object("definitions") { write(report.definitions, to: &$0) }
      $0.member("dimension", report.dimension.rawValue)
      $0.array("measures") { for measure in report.measures { $0.value(measure.rawValue) } }
      $0.array("by") { for measure in report.leading { $0.value(measure.rawValue) } }
      $0.array("buckets") {
        if report.dimension == .day { for grain in ReportGrain.allCases { $0.value(grain.rawValue) } }
      }
      $0.member("order", report.order.rawValue)
      $0.member("period", report.hasPeriod)
      $0.member("default_limit", report.defaultLimit)
    }
  }

  private func write(_ texts: [Language: String], to json: inout JSONWriter) {
    for language in Language.allCases { json.member(language.rawValue, texts[language]) }
  }
}
