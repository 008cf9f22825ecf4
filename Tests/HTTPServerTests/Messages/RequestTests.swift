import HTTPServer
import Testing

@Suite("A request")
struct RequestTests {
  @Test("has its path decoded once, segment by segment")
  func path() {
    let request = Request(.get, "/caf%C3%A9/a%2Fb/%2541?x")
    #expect(request.path.segments == ["café", "a/b", "%41"])
    #expect(request.path.raw == "/caf%C3%A9/a%2Fb/%2541")
    #expect(Path("/").segments == [])
    #expect(Path("/a/").segments == ["a", ""])
  }

  @Test("has a malformed path named as such", arguments: ["/%zz", "/%4", "/a%00b", "/%ff", "a", "", "/%0a"])
  func malformed(_ path: String) {
    #expect(!Path(path).isWellFormed)
  }

  @Test("has its query's values decoded, in order")
  func query() {
    let query = Request(.get, "/?q=a+b%2B&tag=1&tag=%C3%A9&&empty=&bare&=x&bad=%zz").query
    #expect(query["q"] == "a b+")
    #expect(query.all("tag") == ["1", "é"])
    #expect(query["empty"] == "" && query["bare"] == "" && query["none"] == nil)
    #expect(query["bad"] == "%zz")
    #expect(query.map(\.name) == ["q", "tag", "tag", "empty", "bare", "", "bad"])
  }

  @Test("has a form only where its type says so")
  func form() {
    let body = Array("name=Ada&sum=1%2C50".utf8)
    let type: Fields = ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"]
    #expect(Request(.post, "/", fields: type, body: body).form?["sum"] == "1,50")
    #expect(Request(.post, "/", body: body).form == nil)
  }

  @Test("has the cookies its client sent back")
  func cookies() {
    let request = Request(.get, "/", fields: ["Cookie": "a=1; session=\"x=y\"", "Cookie": "b=2"])
    #expect(request.cookie("session") == "x=y")
    #expect(request.cookie("b") == "2")
    #expect(request.cookie("c") == nil)
  }

  @Test("is a value: changing a copy leaves the original")
  func copies() {
    let original = Request(.get, "/", body: [1])
    var copy = original
    copy.id = "x"
    copy.body = [2]
    #expect(original.id == "" && original.body == [1])
    #expect(copy.id == "x" && copy.body == [2])
  }

  @Test("hands its collected body out as a stream as well")
  func stream() async throws {
    var pieces: [[UInt8]] = []
    for try await piece in Request(.post, "/", body: [1, 2]).bodyStream { pieces.append(piece) }
    #expect(pieces == [[1, 2]])
  }
}
