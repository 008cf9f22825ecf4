import Domain
import Queries
import SQLEngine
@testable import SQLiteEngine
import StoreSamples
import Testing

@Suite("Read transactions that are kept")
struct KeptTransactionTests {
  private let side: ReadSide
  /// Of the same file, and not told when the projector changes it.
  private let connections: SQLiteReadConnections

  init() async throws {
    side = try ReadSide()
    await side.commit([.userAdded(try Samples.user(1))])
    connections = SQLiteReadConnections(path: side.path)
    connections.resume()
  }

  private func shows(_ user: Int) throws -> Bool {
    let answer = try connections.read(damaged: {}) { reader throws(SQLError) in
      try reader.document(.user(Samples.userID(user)))
    }
    guard case .seen(let json) = answer else { return false }
    return json != nil
  }

  @Test("A transaction outlives its query, and ends before the file changes")
  func endsBeforeChange() async throws {
    defer { connections.close() }
    #expect(try shows(1))
    await side.commit([.userAdded(try Samples.user(2))])
    #expect(try !shows(2))
    connections.whileChanging {}
    #expect(try shows(2))
  }

  @Test("None is kept that was begun while the file changed")
  func begunMeanwhile() async throws {
    defer { connections.close() }
    let wasShown = try connections.whileChanging { try shows(2) }
    await side.commit([.userAdded(try Samples.user(2))])
    #expect(try !wasShown && shows(2))
  }

  @Test("None is kept that was busy when the file began to change")
  func busyMeanwhile() async throws {
    defer { connections.close() }
    _ = try connections.read(damaged: {}) { reader throws(SQLError) in
      _ = try reader.document(.user(Samples.userID(2)))
      connections.whileChanging {}
    }
    await side.commit([.userAdded(try Samples.user(2))])
    #expect(try shows(2))
  }

  @Test("What a position promises, every read after it shows, however many others read meanwhile")
  func neverStale() async throws {
    connections.close()
    let store = side.store
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask {
          var position: Int64 = 1
          while position < 300 {
            position = try store.position()
            #expect(try store.user(Samples.userID(Int(position))) != nil)
            await Task.yield()
          }
        }
      }
      for number in 2...300 {
        await side.commit([.userAdded(try Samples.user(number))])
        #expect(try store.user(Samples.userID(number)) != nil)
      }
      try await group.waitForAll()
    }
  }
}
