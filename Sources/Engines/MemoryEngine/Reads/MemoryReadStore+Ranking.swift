public import Domain
public import Queries
import Synchronisation

extension MemoryReadStore {
  public func ranking(_ request: RankingRequest) throws(StoreError) -> Ranking {
    let contents = try seen()
    let buckets = request.period.buckets
    var figures: [ReportMember: Figures] = [:]
    for (cell, value) in contents.figures where cell.report == request.report.name {
      if buckets.contains(where: { $0.contains(cell.bucket) }) { figures[cell.member, default: .zero] += value }
    }
    let rows = figures.filter { $0.value != .zero }
      .map { Ranking.Row(member: $0, label: contents.labels[$0] ?? Label(key: "", name: ""), figures: $1) }
      .sorted { a, b in
        let (first, second) = (a.figures[request.measure], b.figures[request.measure])
        return first == second ? a.label.key < b.label.key : first > second
      }
    return Ranking(
      rows: Array(rows.prefix(request.limit)), total: rows.reduce(.zero) { $0 + $1.figures }, members: rows.count,
      position: try position())
  }
}
