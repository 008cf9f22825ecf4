import Domain
import Queries
import StoreSamples
import Testing

@testable import Web

@Suite("Standings")
struct StandingTests {
  private func ranking(_ revenues: [(user: Int, revenue: Int64)], members: Int? = nil) -> Ranking {
    let rows = revenues.map { user, revenue in
      Ranking.Row(
        member: .user(Samples.userID(user)), label: Label(key: "\(user)", name: "User \(user)"),
        figures: Figures(revenue: revenue, quantity: 1, orders: 1))
    }
    return Ranking(
      rows: rows, total: rows.reduce(.zero) { $0 + $1.figures }, members: members ?? rows.count, position: 7)
  }

  private func trends(_ now: Ranking, _ before: Ranking?) throws -> [ReportPage.Trend] {
    let period = ComparedPeriod(period: .all, before: nil)
    return ReportPage.Answer(period: period, ranking: now, before: before).standings(by: .revenue).map(\.trend)
  }

  @Test("Each place has its rank, its share and the figure it had before")
  func standings() throws {
    let answer = ReportPage.Answer(
      period: ComparedPeriod(period: .all, before: nil), ranking: ranking([(1, 600), (2, 300), (3, 100)]),
      before: ranking([(2, 400), (1, 400)]))
    let figures = { (revenue: Int64) in Figures(revenue: revenue, quantity: 1, orders: 1) }
    #expect(
      answer.standings(by: .revenue) == [
        ReportPage.Standing(
          rank: 1, label: Label(key: "1", name: "User 1"), figures: figures(600), share: Percentage(tenths: 600),
          before: 400, trend: .change(Percentage(tenths: 500))),
        ReportPage.Standing(
          rank: 2, label: Label(key: "2", name: "User 2"), figures: figures(300), share: Percentage(tenths: 300),
          before: 400, trend: .change(Percentage(tenths: -250))),
        ReportPage.Standing(
          rank: 3, label: Label(key: "3", name: "User 3"), figures: figures(100), share: Percentage(tenths: 100),
          before: 0, trend: .new),
      ])
  }

  @Test("Who is missing from a ranking that was cut off is not called new")
  func cutOff() throws {
    #expect(try trends(ranking([(1, 5)]), ranking([(2, 9)], members: 2_000)) == [.unknown])
    #expect(try trends(ranking([(1, 5)]), ranking([(2, 9)])) == [.new])
  }

  @Test("After a period without sales there is nothing to compare with")
  func nothingBefore() throws {
    #expect(try trends(ranking([(1, 5)]), ranking([])) == [.unknown])
    #expect(try trends(ranking([(1, 5)]), nil) == [.unknown])
  }
}
