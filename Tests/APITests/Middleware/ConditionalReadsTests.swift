import HTTPServer
import JSON
import Testing

@Suite("Conditional reads")
struct ConditionalReadsTests {
  @Test("a read is tagged by its bytes, and 304 to who has it")
  func notModified() async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(onHand: 5), try await shop.user())
    let address = "/products/\(tea)"
    let first = await shop.get(address)
    let tag = try #require(first.fields[.etag])
    #expect(tag.wholeMatch(of: /"[0-9a-f-]+"/) != nil)
    #expect(
      first.fields == [.contentType: "application/json", .cacheControl: "private, no-cache", .etag: tag])

    let again = await shop.get(address, [.ifNoneMatch: tag])
    #expect(again.status == .notModified)
    #expect(again.fields == [.etag: tag, .cacheControl: "private, no-cache"])

    _ = try await shop.order(tea, by: mia)
    let changed = await shop.get(address, [.ifNoneMatch: tag])
    #expect(changed.status == .ok)
    #expect(changed["on_hand"] == 4)
    #expect(changed.fields[.etag] != tag)
  }

  @Test(
    "tags are compared as RFC 9110 says",
    arguments: [
      ("TAG", true), ("W/TAG", true), ("*", true), ("\"other\", TAG", true), ("\"other\" ,\tW/TAG ", true),
      ("\"other\"", false), ("", false), ("TAGx", false), ("w/TAG", false),
    ])
  func comparison(_ known: String, _ matches: Bool) async throws {
    let shop = try TestShop()
    let tag = try #require(await shop.get("/reports").fields[.etag])
    let answer = await shop.get("/reports", [.ifNoneMatch: known.replacing("TAG", with: tag)])
    #expect(answer.status == (matches ? .notModified : .ok))
  }

  @Test("HEAD answers as GET does, condition and all")
  func head() async throws {
    let shop = try TestShop()
    let address = "/users/\(try await shop.user())"
    let (get, head) = (await shop.get(address), await shop.send(.head, address))
    #expect(head.status == .ok)
    #expect(head.fields == get.fields)
    #expect(head.bytes == get.bytes)
    let tag = try #require(get.fields[.etag])
    #expect(await shop.send(.head, address, [.ifNoneMatch: tag]).status == .notModified)
  }

  @Test("a write is answered whatever the client has, and refusals are not tagged")
  func untagged() async throws {
    let shop = try TestShop()
    let made = await shop.post("/users", #"{"name":"A","email":"a@b.c"}"#, [.ifNoneMatch: "*"])
    #expect(made.status == .created && !made.bytes.isEmpty)
    let missing = await shop.get("/users/nobody", [.ifNoneMatch: "*"])
    #expect(missing.status == .notFound)
    #expect(missing.fields[.etag] == nil)
  }
}
