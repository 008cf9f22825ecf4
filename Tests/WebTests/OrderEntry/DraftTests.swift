import Domain
import HTTPServer
import StoreSamples
import Testing

@testable import Web

@Suite("Drafts of orders")
struct DraftTests {
  @Test(
    "A scan may begin with how many",
    arguments: [
      ("LAMP-1", 1, "LAMP-1"), (" 3*LAMP-1 ", 3, "LAMP-1"), ("3 * LAMP-1", 3, "LAMP-1"), ("0*LAMP-1", 1, "0*LAMP-1"),
      ("3*", 1, "3*"), ("a*b", 1, "a*b"), ("1000000*x", 1, "1000000*x"), ("2*3*x", 2, "3*x"),
    ])
  func scan(typed: String, units: Int, text: String) throws {
    let scan = try #require(Scan(typed))
    #expect(scan.units == units && scan.text == text)
  }

  @Test("Blanks are no scan", arguments: ["", "  ", "\t"])
  func blanks(typed: String) { #expect(Scan(typed) == nil) }

  @Test("Lines keep their order and what was typed; a button takes one away or sets it right")
  func values() {
    let (a, b, c) = (Samples.productID(1), Samples.productID(2), Samples.productID(3))
    let lines = "q.\(b)=2&x=1&q.\(a)=abc&q.nonsense=4&q.\(c)=7&q.\(b)=9"
    #expect(Draft(URLEncodedValues(lines)).lines.map(\.quantity) == ["9", "abc", "7"])
    #expect(Draft(URLEncodedValues("\(lines)&remove=\(a)")).lines.map(\.product) == [b, c])
    #expect(Draft(URLEncodedValues("\(lines)&set=\(c)+4")).lines.map(\.quantity) == ["9", "abc", "4"])
    #expect(Draft(URLEncodedValues("\(lines)&set=\(c)&remove=&set=x+y")).lines.count == 3)
  }

  @Test("Adding counts in the article's line; a new line needs room")
  func adding() {
    var draft = Draft(URLEncodedValues(""))
    let added = (1...Order.allowedLines.upperBound).map { draft.add(2, of: Samples.productID($0)) }
    #expect(!added.contains(false))
    let isMore = draft.add(3, of: Samples.productID(1))
    #expect(isMore && draft.lines[0].quantity == "5")
    let isTooMany = !draft.add(1, of: Samples.productID(Order.allowedLines.upperBound + 1))
    #expect(isTooMany)
    #expect(draft.lines.count == Order.allowedLines.upperBound)
  }
}
