import Commands
import Domain
import Foundation
import Records
import SQLEngine
import SQLiteEngine
import StoreSamples
import Synchronisation
import Synchronization
import Testing

@Suite("Backups")
struct SQLiteBackupTests {
  @Test("Of a store that is written to: one moment of it, restored as a store in order")
  func whileWriting() async throws {
    let shop = try await AuditedShop()
    let target = WriteFolder()
    let file = "\(shop.folder.path)/copy.db"
    let commands = shop.write.commands
    let backup = try await withThrowingTaskGroup(of: Void.self) { group in
      let isOver = Atomic(false)
      group.addTask {
        for number in 100..<5_000 where !isOver.load(ordering: .relaxed) {
          _ = try await commands.execute(AddUser(Samples.user(number)), by: nil, once: nil)
        }
      }
      defer { isOver.store(true, ordering: .relaxed) }
      while try shop.write.log.head() < shop.head + 20 { await Task.yield() }
      return try SQLiteBackup.make(of: shop.folder.path, at: file) { _, _ in }
    }
    #expect(backup.records >= shop.head + 20)
    #expect(backup.path == file)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: shop.folder.path).sorted().filter { $0.hasPrefix("copy") }
        == ["copy.db"])

    let (restored, aside) = try SQLiteBackup.restore(
      file, to: target.path, replacing: false, suffix: "before"
    ) { _, _ in }
    #expect(restored.records == backup.records)
    #expect(aside == nil)
    let write = try WriteSide(in: target)
    #expect(try write.log.head() == backup.records)
    #expect(try write.log.records(after: 0, limit: 9) == shop.write.log.records(after: 0, limit: 9))
    try await AuditedShop.project(write, upTo: backup.records)
    #expect(try shop.audit(target).filter { !$0.holds || $0.omission != nil } == [])
  }

  @Test("A file that is there already is never touched")
  func neverOverwrites() async throws {
    let shop = try await AuditedShop()
    for name in ["mine", "other.part"] {
      let path = "\(shop.folder.path)/\(name)"
      try Data("keep me".utf8).write(to: URL(filePath: path))
      let file = name == "mine" ? path : "\(shop.folder.path)/other"
      #expect(throws: BackupError.exists(path)) { try SQLiteBackup.make(of: shop.folder.path, at: file) { _, _ in } }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "keep me")
    }
  }

  @Test("What cannot be read or written is named, and leaves nothing behind")
  func impossible() async throws {
    let shop = try await AuditedShop()
    let nowhere = WriteFolder().path
    #expect(throws: BackupError.opening(.noStore(folder: nowhere))) {
      try SQLiteBackup.make(of: nowhere, at: "\(shop.folder.path)/copy.db") { _, _ in }
    }
    #expect(throws: BackupError.notWritable("\(nowhere)/copy.db.part", reason: "No such file or directory")) {
      try SQLiteBackup.make(of: shop.folder.path, at: "\(nowhere)/copy.db") { _, _ in }
    }
    #expect(!FileManager.default.fileExists(atPath: nowhere))
  }

  @Test("A store that is there is replaced only if asked to, and kept aside whole")
  func replacing() async throws {
    let shop = try await AuditedShop()
    let file = "\(shop.folder.path)/copy.db"
    _ = try SQLiteBackup.make(of: shop.folder.path, at: file) { _, _ in }
    let target = WriteFolder()
    let more = try await Self.leave(target, users: 3)
    let model = "\(target.path)/read.db"
    try Data("old".utf8).write(to: URL(filePath: model))

    #expect(throws: BackupError.holdsStore(folder: target.path)) {
      try SQLiteBackup.restore(file, to: target.path, replacing: false, suffix: "before") { _, _ in }
    }
    #expect(try Self.head(target) == more)
    let (restored, aside) = try SQLiteBackup.restore(
      file, to: target.path, replacing: true, suffix: "before"
    ) { _, _ in }
    #expect(restored.records == shop.head)
    #expect(aside == "\(target.storeFile).before")
    #expect(try Self.head(target) == shop.head)
    #expect(!FileManager.default.fileExists(atPath: model), "it may show what the backup does not hold")

    let old = WriteFolder()
    try FileManager.default.createDirectory(atPath: old.path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: "\(target.storeFile).before", toPath: old.storeFile)
    #expect(try Self.head(old) == more)
  }

  @Test("A store that is open is not replaced")
  func inUse() async throws {
    let shop = try await AuditedShop()
    let file = "\(shop.folder.path)/copy.db"
    _ = try SQLiteBackup.make(of: shop.folder.path, at: file) { _, _ in }
    let holder = FolderHolder(process: ProcessInfo.processInfo.processIdentifier, address: nil)
    #expect(throws: BackupError.opening(.inUse(folder: shop.folder.path, by: holder))) {
      try SQLiteBackup.restore(file, to: shop.folder.path, replacing: true, suffix: "before") { _, _ in }
    }
    #expect(try shop.audit().filter { !$0.holds } == [])
  }

  @Test(
    "A backup that is not whole is not restored",
    arguments: [
      "DELETE FROM change_log WHERE position = 2", "UPDATE change_log SET command = 'other' WHERE position = 2",
      "UPDATE change_log_head SET hash = zeroblob(32)", "UPDATE change_log SET changes = 'x' WHERE position = 2",
      "PRAGMA application_id = 7",
    ])
  func notWhole(statement: String) async throws {
    let shop = try await AuditedShop()
    let file = "\(shop.folder.path)/copy.db"
    _ = try SQLiteBackup.make(of: shop.folder.path, at: file) { _, _ in }
    try shop.alter(file, statement)
    let target = WriteFolder()
    #expect(throws: BackupError.self) {
      try SQLiteBackup.restore(file, to: target.path, replacing: true, suffix: "before") { _, _ in }
    }
    #expect(!FileManager.default.fileExists(atPath: target.path))
  }

  @Test(
    "A read model notices by itself that its store was put back, also once it has gone on from there",
    arguments: [0, 3])
  func otherHistory(since: Int) async throws {
    let shop = try await AuditedShop()
    let file = "\(shop.folder.path)/copy.db"
    _ = try SQLiteBackup.make(of: shop.folder.path, at: file) { _, _ in }
    _ = try await shop.write.commands.execute(AddUser(Samples.user(50)), by: nil, once: nil)
    try await AuditedShop.project(shop.write, upTo: shop.head + 1)

    // By hand, as nobody should: the store's file alone.
    let target = WriteFolder()
    try FileManager.default.createDirectory(atPath: target.path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: file, toPath: target.storeFile)
    try FileManager.default.copyItem(atPath: shop.files.readModel, toPath: "\(target.path)/read.db")
    let write = try WriteSide(in: target)
    for number in 0..<since {
      _ = try await write.commands.execute(AddUser(Samples.user(60 + number)), by: nil, once: nil)
    }
    #expect(try shop.audit(target).first { $0.name == "I7" }?.omission?.contains("does not hold") == true)
    try await AuditedShop.project(write, upTo: shop.head + Int64(since))
    #expect(try shop.audit(target).filter { !$0.holds || $0.omission != nil } == [])
  }

  /// A store with some users, closed again.
  private static func leave(_ folder: WriteFolder, users: Int) async throws -> Int64 {
    let write = try WriteSide(in: folder)
    try await write.open(users: users)
    await write.commands.stop()
    return try write.log.head()
  }

  private static func head(_ folder: WriteFolder) throws -> Int64 {
    let file = try SQLiteConnection(path: folder.storeFile, mode: .reading)
    defer { file.close() }
    return try file.statement("SELECT position FROM change_log_head").firstRow { (row) throws(SQLError) in
      try row.integer()
    } ?? -1
  }
}
