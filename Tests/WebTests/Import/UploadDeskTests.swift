import Domain
import Imports
import MemoryEngine
import Testing

@testable import Web

@Suite("Files between their check and their import")
struct UploadDeskTests {
  private func upload(at seconds: Int64 = 0) async throws -> Upload {
    let file = try TemporaryFile()
    try file.append(Array("email,name,role\na@example.com,A,customer\n".utf8))
    let importer = Importer(
      currency: try Fixture.currency(), identifiers: IdentifierSource(clock: { Fixture.now }, random: { 1 }))
    return Upload(
      kind: .users, name: "users.csv", file: file, sentAt: Timestamp(microseconds: seconds * 1_000_000),
      report: try await importer.run(.users, from: file, into: nil), refusedRows: try TemporaryFile())
  }

  @Test("A file is imported by whoever asks first, and once")
  func once() async throws {
    let desk = UploadDesk()
    desk.keep(try await upload(), as: "a")
    var running = try #require(desk.begin("a"))
    #expect(desk.begin("a") == nil)
    running.stage = .imported
    desk.end("a", running)
    #expect(desk.begin("a") == nil)
    #expect(desk.upload("a", at: Self.start)?.report.entries == 1)
    #expect(desk.upload("b", at: Self.start) == nil && desk.begin("b") == nil)
  }

  @Test("An import that stopped can be begun again")
  func again() async throws {
    let desk = UploadDesk()
    desk.keep(try await upload(), as: "a")
    var stopped = try #require(desk.begin("a"))
    stopped.stage = .checked
    desk.end("a", stopped)
    #expect(desk.begin("a") != nil)
  }

  @Test("Files are kept for an hour, and only a few")
  func bounds() async throws {
    let desk = UploadDesk()
    desk.keep(try await upload(at: 0), as: "old")
    desk.keep(try await upload(at: 3_600), as: "0")
    #expect(desk.upload("old", at: Self.time(3_600)) != nil && desk.upload("old", at: Self.time(3_601)) == nil)
    desk.keep(try await upload(at: 3_601), as: "1")
    #expect(desk.upload("old", at: Self.start) == nil)
    for number in 2...UploadDesk.places { desk.keep(try await upload(at: 3_602), as: "\(number)") }
    #expect(desk.upload("0", at: Self.time(3_602)) == nil && desk.upload("1", at: Self.time(3_602)) != nil)
  }

  @Test("What is being imported stays, however long that takes and whoever comes")
  func running() async throws {
    let desk = UploadDesk()
    desk.keep(try await upload(), as: "a")
    #expect(desk.begin("a") != nil)
    for number in 0...UploadDesk.places { desk.keep(try await upload(at: 9_000), as: "\(number)") }
    #expect(desk.upload("a", at: Self.time(9_000)) != nil)
  }

  private static let start = time(0)

  private static func time(_ seconds: Int64) -> Timestamp { Timestamp(microseconds: seconds * 1_000_000) }
}
