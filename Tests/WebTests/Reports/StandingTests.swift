import Domain
import Queries
import StoreSamples
import Testing

@testable import Web

@Suite("How a report compares with the period before")
struct StandingTests {
  private func answer(_ revenues: [(now: Int64, before: Int64?)], membersBefore: Int? = 1) throws -> ReportPage.Answer {
    let rows = revenues.enumerated().map { number, revenue in
      ReportAnswer.Row(
        .user(Samples.userID(number)), values: [.revenue: revenue.now],
        earlier: revenue.before.map { [.revenue: $0] })
    }
    let total = ReportAnswer.Total([.revenue: 1_000], members: rows.count)
    let report = ReportAnswer(
      rows, total: total, earlier: membersBefore.map { .init([.revenue: 800], members: $0) }, at: 7)
    return ReportPage.Answer(request: try ReportRequest(.topBuyers, over: .all), report: report)
  }

  private func trends(_ answer: ReportPage.Answer) -> [ReportPage.Trend] { answer.report.rows.map(answer.trend) }

  @Test("A figure has changed by a part of what it was; what was nothing is new")
  func trends() throws {
    let answer = try answer([(600, 400), (300, 400), (100, 0), (0, 0)])
    #expect(
      trends(answer) == [
        .change(Percentage(tenths: 500)), .change(Percentage(tenths: -250)), .new, .unknown,
      ])
  }

  @Test("Where nothing was sold before, or nothing is compared, there is no trend", arguments: [0, nil])
  func nothingBefore(members: Int?) throws {
    #expect(trends(try answer([(600, 0), (300, nil)], membersBefore: members)) == [.unknown, .unknown])
  }

  @Test("A share is a part of all; an average is a part of nothing")
  func shares() throws {
    let answer = try answer([(600, nil), (300, nil)])
    #expect(answer.share(of: 300) == Percentage(tenths: 300))
    #expect(answer.shown(.revenue) == 900)
    #expect(answer.shown(.averageBasket) == nil)
  }
}
