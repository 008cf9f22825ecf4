import HTTPServer
import Testing

@testable import Web

@Suite("Security fields")
struct SecurityFieldsTests {
  @Test(
    "Every answer tells browsers what a page may do, refusals too",
    arguments: [
      ("GET", "/"), ("GET", "/reports/top-buyers"), ("GET", "/reports/none"), ("GET", "/nowhere"), ("POST", "/"),
      ("POST", "/preferences"), ("GET", "/products"),
      ("POST", "/products/new"), ("GET", "/import"), ("POST", "/import"), ("GET", "/products.csv"),
      ("GET", Assets.styleSheet.address), ("GET", "/assets/none"),
    ])
  func fields(method: String, target: String) async throws {
    let response = await (try Fixture.application()).respond(to: Request(Method(rawValue: method), target))
    #expect(
      response.fields[.contentSecurityPolicy]
        == "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    #expect(response.fields["X-Content-Type-Options"] == "nosniff")
    #expect(response.fields["Referrer-Policy"] == "same-origin")
    #expect(response.fields["Cross-Origin-Opener-Policy"] == "same-origin")
    #expect(response.fields["Cross-Origin-Resource-Policy"] == "same-origin")
  }

  @Test(
    "Pages name people, and are kept by nobody",
    arguments: ["/", "/reports/top-buyers", "/products", "/products/new", "/import", "/nowhere"])
  func caching(target: String) async throws {
    let response = await (try Fixture.application()).respond(to: Request(.get, target))
    #expect(response.fields[.cacheControl] == "no-store")
    #expect(response.fields[.vary] == "Accept-Language, Cookie")
  }
}
