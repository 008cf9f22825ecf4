import API
import HTTPServer
import JSON
import Testing

@Suite("/health, /ready and /metrics")
struct SystemRoutesTests {
  @Test("health says that the program answers")
  func health() async throws {
    let answer = await (try TestShop()).get("/health")
    #expect(answer.status == .ok)
    #expect(answer.text == #"{"status":"up"}"#)
    #expect(answer.fields == [.contentType: "application/json", .cacheControl: "no-store"])
  }

  @Test("readiness names its parts, and is 503 while one of them is not ready")
  func ready() async throws {
    let shop = try TestShop()
    shop.parts.change { $0 = [ReadinessPart("write_store", isReady: true, detail: "position 7")] }
    let ready = await shop.get("/ready")
    #expect(ready.status == .ok)
    #expect(ready.text == #"{"status":"ready","parts":{"write_store":{"status":"ready","detail":"position 7"}}}"#)

    shop.parts.change { $0.append(ReadinessPart("read_model", isReady: false, detail: "rebuilding")) }
    let notReady = await shop.get("/ready")
    #expect(notReady.status == .serviceUnavailable)
    #expect(
      notReady.text == """
        {"status":"not_ready","parts":{"write_store":{"status":"ready","detail":"position 7"},\
        "read_model":{"status":"not_ready","detail":"rebuilding"}}}
        """)
  }

  @Test("metrics are the text that Prometheus reads")
  func metrics() async throws {
    let answer = await (try TestShop()).get("/metrics")
    #expect(answer.text == "# HELP up Whether.\nup 1\n")
    #expect(answer.fields[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
  }
}
