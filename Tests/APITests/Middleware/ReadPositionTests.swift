import HTTPServer
import JSON
import Testing

@Suite("Reading what was written")
struct ReadPositionTests {
  @Test("a write tells its position, and whether reads show it")
  func write() async throws {
    let shop = try TestShop()
    let seen = await shop.post("/users", #"{"name":"A","email":"a@b.c"}"#)
    #expect(seen.fields["X-Write-Position"] == "1")
    #expect(seen.fields["X-Read-Model"] == nil)
    shop.store.change { $0.isCurrent = false }
    let unseen = await shop.post("/users", #"{"name":"B","email":"b@b.c"}"#)
    #expect(unseen.fields["X-Write-Position"] == "2")
    #expect(unseen.fields["X-Read-Model"] == "behind")
  }

  @Test("a read of a position that reads show is like any other; of another it says so")
  func read() async throws {
    let shop = try TestShop()
    let address = "/users/\(try await shop.user())"
    let any = await shop.get(address)
    #expect(await shop.get(address, ["X-Min-Position": "1"]).fields == any.fields)

    let ahead = await shop.get(address, ["X-Min-Position": "2"])
    #expect(ahead.status == .ok)
    #expect(ahead.bytes == any.bytes)
    #expect(ahead.fields["X-Read-Model"] == "behind")
    let known = await shop.get(address, ["X-Min-Position": "2", .ifNoneMatch: any.fields[.etag] ?? ""])
    #expect(known.status == .notModified)
    #expect(known.fields["X-Read-Model"] == "behind")
  }

  @Test("a position is a number", arguments: ["", "-1", "1.0", "one", "9223372036854775808"])
  func malformed(_ position: String) async throws {
    let answer = await (try TestShop()).get("/orders", ["X-Min-Position": position])
    #expect(answer.problem == "malformed-value")
    #expect(answer["field"] == "X-Min-Position")
  }
}
