import Domain
import Markup
import Queries

/// Over which days, and by which measure: links for what people ask for most, and a form for any days.
struct PeriodPicker: LocalisedComponent {
  let model: ReportPage.Model
  let localisation: Localisation

  var content: some HTML {
    form(.class("row", "filters"), .method(.get), .action(Address.report(model.report).text)) {
      if model.report.hasPeriod { period }
      if model.report.leading.count > 1 {
        Segments(name: model.report.order == .natural ? strings.drawn : strings.rankedBy, choices: measures)
      }
      if model.report.dimension == .day { Segments(name: strings.shownBy, choices: grains) }
    }
    if let fault { PeriodProblem(fault: fault, localisation: localisation) }
  }

  @HTMLBuilder
  private var period: some HTML {
    Segments(name: strings.period, choices: presets)
    div(.class("row")) {
      day(.from, strings.from)
      day(.to, strings.to)
      label(.class("row")) {
        input(.type(.checkbox), .name("compare"), .value("previous"), .checked(model.isCompared))
        span { strings.compareWithPeriodBefore }
      }
      if model.measure != model.report.leading.first {
        input(.type(.hidden), .name("by"), .value(model.measure.rawValue))
      }
      if let grain = model.grain { input(.type(.hidden), .name("buckets"), .value(grain.rawValue)) }
      button { strings.show }
    }
  }

  private func day(_ end: PeriodEnd, _ name: String) -> some HTML {
    label(.class("row")) {
      span(.class("muted")) { name }
      input(
        .type(.date), .name(end.rawValue), .value(text(of: end)),
        .aria("invalid", fault?.end == end ? "true" : nil),
        .aria("describedby", fault?.end == end ? PeriodProblem.id : nil))
    }
  }

  private var fault: PeriodFault? { if case .refused(let fault) = model.outcome { fault } else { nil } }

  /// The days as they were typed, else those that are shown.
  private func text(of end: PeriodEnd) -> String? {
    switch (model.choice, end) {
    case (.days(let from, _), .from): from
    case (.days(_, let to), .to): to
    case (.preset, .from): model.answer?.request.period.from?.description
    case (.preset, .to): model.answer?.request.period.to?.description
    }
  }

  private var presets: [Segments.Choice] {
    PeriodPreset.allCases.map { preset in
      Segments.Choice(
        name: strings.name(of: preset),
        address: model.address(.preset(preset)),
        isPresent: model.choice == .preset(preset))
    }
  }

  private var measures: [Segments.Choice] {
    model.report.leading.map { measure in
      Segments.Choice(
        name: strings.name(of: measure), address: model.address(by: measure), isPresent: measure == model.measure)
    }
  }

  private var grains: [Segments.Choice] {
    ReportGrain.allCases.map { grain in
      Segments.Choice(
        name: strings.name(of: grain), address: model.address(in: grain), isPresent: grain == model.answer?.report.grain
      )
    }
  }
}
