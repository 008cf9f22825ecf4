import HTTPServer
import JSON
import Testing

@testable import API

@Suite("What an operator asks of the read model")
struct ReadModelTests {
  @Test("Its state tells the lag")
  func state() async throws {
    let response = await (try TestShop()).get("/api/v1/system/read-model")
    #expect(response.status == .ok)
    #expect(response.fields[.cacheControl] == "no-store")
    #expect(
      response.text
        == #"{"position":3,"head":5,"lag":2,"phase":"following","answers":true,"rebuilds":0,"rebuilding":false,"percent":null,"failure":null}"#
    )
  }

  @Test("A rebuild begins at once and says where to look")
  func rebuild() async throws {
    let shop = try TestShop()
    let response = await shop.post("/api/v1/system/rebuild", "")
    #expect(response.status == .accepted)
    #expect(response.fields[.location] == "/api/v1/system/read-model")
    #expect(shop.rebuilds.value == 1)
    #expect(response["rebuilds"]?.int == 1)
  }

  @Test("Operators find both under the prefix only")
  func bare() async throws {
    #expect(await (try TestShop()).get("/system/read-model").status == .notFound)
  }
}
