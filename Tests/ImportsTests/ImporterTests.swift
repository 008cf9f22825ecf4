import Commands
import Domain
import Imports
import MemoryEngine
import Testing

@Suite("An import")
struct ImporterTests {
  let depot: Depot
  init() throws { depot = try Depot() }

  func users(_ numbers: ClosedRange<Int>) -> String {
    "email,name,role\n" + numbers.map { "user-\($0)@example.com,User \($0),customer\n" }.joined()
  }

  func stopped(_ file: Pieces, into store: any CommandStore, refused: RefusedRowsFile? = nil) async -> ImportStopped? {
    do throws(ImportStopped) {
      _ = try await depot.importer.run(.users, from: file, into: store, refusedRows: refused)
      return nil
    } catch {
      return error
    }
  }

  @Test("Keeps 64 commands under way and no more, and reports in the order of the file", .timeLimit(.minutes(10)))
  func inFlight() async throws {
    let crowded = CrowdedStore(depot.store, commands: 200, atMost: 64)
    try await depot.take(.users, "email,name,role\nuser-7@example.com,Other,customer\nuser-90@example.com,O,customer\n")
    let report = try await depot.importer.run(.users, from: Pieces(users(1...200).utf8), into: crowded)
    #expect(crowded.sizes == [64, 64, 64, 8])
    #expect(crowded.mostRunning == 64)
    #expect(report.figures == [200, 200, 198, 0, 2, 2])
    #expect(report.refusals.map(\.row) == [8, 91])
    #expect(report.position == 200)
  }

  @Test("Keeps fewer commands under way where they are large", .timeLimit(.minutes(10)))
  func largeCommands() async throws {
    // Each row has 34 bytes: three are more than 100.
    let importer = try Depot(limits: .init(commands: 64, bytes: 100)).importer
    let crowded = CrowdedStore(depot.store, commands: 90, atMost: 3)
    let report = try await importer.run(.users, from: Pieces(users(10...99).utf8), into: crowded)
    #expect(report.figures == [90, 90, 90, 0, 0, 0])
    #expect(crowded.mostRunning == 3)
  }

  @Test("Tells how far it is after each piece")
  func progress() async throws {
    let file = users(1...20)
    var seen: [ImportProgress] = []
    _ = try await depot.importer.run(.users, from: Pieces(file.utf8, size: 100), into: depot.store) { seen.append($0) }
    #expect(seen.map(\.bytes) == seen.indices.map { min(Int64($0 + 1) * 100, Int64(file.utf8.count)) })
    #expect(seen.map(\.rows) == seen.map(\.rows).sorted())
    #expect(seen.last?.rows == 20)
  }

  @Test("Names the actor and the position from which reads show it")
  func actor() async throws {
    let mia = User.ID(high: 1, low: 1)
    let report = try await depot.importer.run(.users, from: Pieces(users(1...3).utf8), into: depot.store, by: mia)
    #expect(depot.store.log.map(\.actor) == [mia, mia, mia])
    #expect(report.position == 3)
  }

  @Test("Stops where the store cannot go on, and counts what was taken")
  func storeFails() async throws {
    let full = StoreError.unavailable(.full)
    let store = FailingStore(depot.store, [nil, nil, full])
    let stop = try #require(await stopped(Pieces(users(1...10).utf8), into: store))
    guard case .store(full) = stop.reason else {
      Issue.record("\(stop.reason)")
      return
    }
    #expect(stop.report.figures == [10, 9, 9, 0, 0, 0])
    #expect(depot.users.count == 9)
    #expect(try await depot.take(.users, users(1...10)).figures == [10, 10, 1, 9, 0, 0])
  }

  @Test("Tries again while the store is busy, and where an answer was lost")
  func triesAgain() async throws {
    let busy = FailingStore(depot.store, [.unavailable(.busy), .unavailable(.busy)])
    let first = try await depot.importer.run(.users, from: Pieces(users(1...2).utf8), into: busy)
    #expect(first.figures == [2, 2, 2, 0, 0, 0])

    let lost = FailingStore(depot.store, [.unavailable(.outcomeUnknown)], after: true)
    let second = try await depot.importer.run(.users, from: Pieces(users(3...3).utf8), into: lost)
    #expect(second.figures == [1, 1, 0, 1, 0, 0])
    #expect(depot.users.count == 3)
  }

  @Test("Stops where the file cannot be read on, or somebody cancels")
  func interrupted() async throws {
    struct Unplugged: Error {}
    let unplugged = try #require(
      await stopped(Pieces(users(1...3).utf8, failure: Unplugged()), into: depot.store))
    guard case .reading(is Unplugged) = unplugged.reason else {
      Issue.record("\(unplugged.reason)")
      return
    }
    #expect(unplugged.report.added == 3)

    let cancelled = await withTaskGroup(of: ImportStopped?.self) { group in
      group.cancelAll()
      group.addTask { await stopped(Pieces(users(4...6).utf8), into: depot.store) }
      return await group.next() ?? nil
    }
    guard case .cancelled = try #require(cancelled).reason else {
      Issue.record("not cancelled")
      return
    }
    #expect(depot.users.count == 3)
  }

  @Test("Names the first thousand refused rows, and counts them all")
  func boundedRefusals() async throws {
    let bad = "email,name,role\n" + String(repeating: "nobody,Nobody,customer\n", count: 1_500)
    let report = try await depot.take(.users, bad, in: 4_096)
    #expect(report.refusals.map(\.row) == Array(2...1_001))
    #expect(report.figures == [1_500, 1_500, 0, 0, 1_500, 1_500])
  }
}

@Suite("A file of refused rows")
struct RefusedRowsFileTests {
  let depot: Depot
  init() throws { depot = try Depot() }

  @Test("Holds the columns of the file and why, can be corrected, and is imported again as it is")
  func correctAndImportAgain() async throws {
    let refused = Collected()
    let report = try await depot.take(
      .products,
      """
      name;sku;price
      "Say ""hi""; twice";A;free
      Good;B;1.00
      Short;C
      "Qu"ote;D;1.00
      Long;E;1.00;?

      """, refused: refused)
    #expect(report.figures == [5, 5, 1, 0, 4, 4])
    let expected = [
      "name;sku;price;refused", "\"Say \"\"hi\"\"; twice\";A;free;row 2", "Short;C;;row 4", "\"Quote;D;1.00\";;;row 5",
      "Long;E;1.00;?;row 6", "",
    ]
    #expect(refused.text == expected.joined(separator: "\r\n"))

    let corrected = refused.text.replacing("free", with: "2.00").replacing("C;", with: "C;3.00")
    let stillRefused = Collected()
    let again = try await depot.take(.products, corrected, refused: stillRefused)
    #expect(again.figures == [4, 4, 2, 0, 2, 2])
    #expect(depot.products.map(\.sku.text) == ["A", "B", "C"])
    #expect(depot.products.first?.name.text == "Say \"hi\"; twice")
    #expect(stillRefused.text.hasPrefix("name;sku;price;refused\r\n\"Quote;D;1.00\";;;row 4\r\n"))
  }

  @Test("Keeps the rows of an order together, in the order of the file")
  func orders() async throws {
    let refused = Collected()
    let file = """
      reference,placed_at,buyer_email,sku,quantity,unit_price
      A,2010-12-01T08:26:00Z,mia@example.com,LAMP,1,1
      B,2010-12-01T08:26:00Z,mia@example.com,LAMP,1,1
      B,2010-12-01T08:26:00Z,mia@example.com,LAMP,0,1
      A,2010-12-01T08:26:00Z,mia@example.com,VASE,1,1

      """
    try await depot.take(.orders, file, refused: refused)
    let rows = file.split(separator: "\n")
    #expect(
      refused.text
        == rows[0] + ",refused\r\n" + rows.indices.dropFirst().map { "\(rows[$0]),row \($0 + 1)\r\n" }.joined())
  }

  @Test("Is not begun if nothing is refused")
  func nothingRefused() async throws {
    let refused = Collected()
    try await depot.take(.users, "email,name,role\nmia@example.com,Mia,customer\n", refused: refused)
    #expect(refused.text == "")
  }

  @Test("A reason never begins a formula")
  func formulas() async throws {
    let refused = Collected()
    let file = RefusedRowsFile(reason: { _ in "=cmd" }, write: refused.append)
    _ = try await depot.importer.run(
      .users, from: Pieces("email,name,role\nx,X,admin\n".utf8), into: nil, refusedRows: file)
    #expect(refused.text == "email,name,role,refused\r\nx,X,admin,'=cmd\r\n")
  }

  @Test("If it cannot be written, the import stops and says so")
  func cannotWrite() async throws {
    struct Full: Error {}
    let file = RefusedRowsFile(reason: { _ in "" }, write: { _ in throw Full() })
    await #expect(throws: ImportStopped.self) {
      _ = try await depot.importer.run(
        .users, from: Pieces("email,name,role\nx,X,admin\n".utf8), into: nil, refusedRows: file)
    }
  }
}
