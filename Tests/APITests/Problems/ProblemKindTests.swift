import API
import HTTPServer
import JSON
import Testing

@Suite("Kinds of problems")
struct ProblemKindTests {
  @Test("types are stable slugs, titles differ, statuses are errors")
  func facts() {
    for kind in ProblemKind.allCases {
      #expect(kind.type.wholeMatch(of: /\/problems\/[a-z]+(-[a-z]+)*/) != nil)
      #expect((400...599).contains(kind.status.rawValue))
    }
    #expect(Set(ProblemKind.allCases.map(\.title)).count == ProblemKind.allCases.count)
  }
}
