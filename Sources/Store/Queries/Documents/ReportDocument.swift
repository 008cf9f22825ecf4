public import Domain
import JSON

/// A report's answer with what was asked, for programs and for spreadsheets: the same wherever it is shown.
public struct ReportDocument: Sendable {
  private let request: ReportRequest
  private let answer: ReportAnswer
  private let currency: Currency
  private let timeZone: String

  /// - Parameters:
  ///   - currency: of the amounts.
  ///   - timeZone: whose days the period counts.
  public init(_ answer: ReportAnswer, to request: ReportRequest, in currency: Currency, timeZone: String) {
    self.request = request
    self.answer = answer
    self.currency = currency
    self.timeZone = timeZone
  }

  private var report: Report { request.report }
  private var isRanked: Bool { report.order != .natural }
  /// What has a past.
  private var compared: [Report.Measure] { report.measures.filter { !$0.isOfNow } }
}

extension ReportDocument {
  /// One JSON object.
  public var json: [UInt8] {
    var json = JSONWriter(reserving: 512 + answer.rows.count * 192)
    json.object {
      $0.member("report", report.name)
      if report.hasPeriod { write(request.period, to: &$0) }
      $0.member("time_zone", timeZone)
      $0.member("currency", currency.code)
      $0.member("by", request.measure.rawValue)
      if let grain = answer.grain { $0.member("buckets", grain.rawValue) }
      $0.member("position", answer.position)
      write(answer.total, report.measures, to: &$0)
      if let period = request.earlier, let earlier = answer.earlier {
        $0.object("previous") {
          write(period, to: &$0)
          write(earlier, compared, to: &$0)
        }
      }
      $0.array("rows") { json in
        for (index, row) in answer.rows.enumerated() { write(row, rank: index + 1, to: &json) }
      }
    }
    return json.bytes
  }

  private func write(_ period: Period, to json: inout JSONWriter) {
    json.member("from", period.from.map { "\($0)" })
    json.member("to", period.to.map { "\($0)" })
  }

  private func write(_ total: ReportAnswer.Total, _ measures: [Report.Measure], to json: inout JSONWriter) {
    json.member("members", total.members)
    json.object("total") { write(total.values, measures, to: &$0) }
  }

  private func write(_ row: ReportAnswer.Row, rank: Int, to json: inout JSONWriter) {
    json.object {
      if isRanked { $0.member("rank", rank) }
      for (column, cell) in zip(columns, row.cells(in: columns)) {
        switch cell {
        case .number(let number): $0.member(column.rawValue, number)
        case .verbatim(let text), .text(let text): $0.member(column.rawValue, text)
        case .nothing: $0.null(column.rawValue)
        }
      }
      write(row.values, report.measures, to: &$0)
      if let earlier = row.earlier { $0.object("previous") { write(earlier, compared, to: &$0) } }
    }
  }

  private func write(_ values: ReportValues, _ measures: [Report.Measure], to json: inout JSONWriter) {
    for measure in measures {
      switch (values[measure], measure.unit) {
      case (nil, _): json.null(measure.rawValue)
      case (let value?, .count): json.member(measure.rawValue, value)
      case (let value?, .money): json.member(measure.rawValue, text(value, measure.unit))
      }
    }
  }
}

extension ReportDocument {
  /// CSV with a header row; what people wrote begins no formula.
  public var csv: [UInt8] {
    let measures = report.measures.map(\.rawValue)
    var table = CSVTable(
      (isRanked ? ["rank"] : []) + columns.map(\.rawValue) + measures
        + (request.earlier == nil ? [] : compared.map { "previous_\($0.rawValue)" }))
    for (index, row) in answer.rows.enumerated() {
      let rank: [CSVTable.Cell] = isRanked ? [.verbatim("\(index + 1)")] : []
      let earlier = request.earlier == nil ? [] : cells(row.earlier ?? [:], compared)
      table.append(rank + row.cells(in: columns).map(\.inTable) + cells(row.values, report.measures) + earlier)
    }
    return table.bytes
  }

  private func cells(_ values: ReportValues, _ measures: [Report.Measure]) -> [CSVTable.Cell] {
    measures.map { measure in .verbatim(values[measure].map { text($0, measure.unit) } ?? "") }
  }

  private func text(_ value: Int64, _ unit: Report.Measure.Unit) -> String {
    switch unit {
    case .money: currency.text(minorUnits: value)
    case .count: String(value)
    }
  }

  private var columns: [ReportColumn] { ReportColumn.of(report.dimension, in: answer.grain) }
}
