import Domain
import Markup
import Queries

/// Over which days, and by which measure: links for what people ask for most, and a form for any days.
struct PeriodPicker: LocalisedComponent {
  let model: ReportPage.Model
  let localisation: Localisation

  var content: some HTML {
    form(.class("row", "filters"), .method(.get), .action(Address.report(model.report).text)) {
      Segments(name: strings.period, choices: presets)
      div(.class("row")) {
        day(.from, strings.from)
        day(.to, strings.to)
        if model.measure != model.report.measures.first {
          input(.type(.hidden), .name("by"), .value(model.measure.rawValue))
        }
        button { strings.show }
      }
      if model.report.measures.count > 1 { Segments(name: strings.rankedBy, choices: measures) }
    }
    if let fault { problem(fault) }
  }

  private func day(_ end: PeriodEnd, _ name: String) -> some HTML {
    label(.class("row")) {
      span(.class("muted")) { name }
      input(
        .type(.date), .name(end.rawValue), .value(text(of: end)),
        .aria("invalid", fault?.end == end ? "true" : nil),
        .aria("describedby", fault?.end == end ? Self.problemID : nil))
    }
  }

  private func problem(_ fault: PeriodFault) -> some HTML {
    p(.class("error"), .id(Self.problemID), .role("alert")) {
      Icon(.alert)
      span {
        switch fault {
        case .noSuchDay: strings.dayExpected
        case .endsTooEarly(let from): strings.endsTooEarly(from: strings.day(from))
        }
      }
    }
  }

  private static let problemID = "period-problem"

  private var fault: PeriodFault? { if case .refused(let fault) = model.outcome { fault } else { nil } }

  /// The days as they were typed, else those that are shown.
  private func text(of end: PeriodEnd) -> String? {
    switch (model.choice, end) {
    case (.days(let from, _), .from): from
    case (.days(_, let to), .to): to
    case (.preset, .from): model.answer?.period.period.from?.description
    case (.preset, .to): model.answer?.period.period.to?.description
    }
  }

  private var presets: [Segments.Choice] {
    PeriodPreset.allCases.map { preset in
      Segments.Choice(
        name: strings.name(of: preset),
        address: Address.report(model.report, .preset(preset), by: model.measure).text,
        isPresent: model.choice == .preset(preset))
    }
  }

  private var measures: [Segments.Choice] {
    model.report.measures.map { measure in
      Segments.Choice(
        name: strings.name(of: measure), address: Address.report(model.report, model.choice, by: measure).text,
        isPresent: measure == model.measure)
    }
  }
}
