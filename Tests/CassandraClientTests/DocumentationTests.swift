import Foundation
import Testing

@Suite("The pages about the driver")
struct DocumentationTests {
  private static let tests = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent()
  private static let sources = tests.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Cassandra/CassandraClient")

  private static func files(_ folder: URL, _ isWanted: (String) -> Bool) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { isWanted($0.lastPathComponent) }.sorted { $0.path() < $1.path() }
  }

  private static func pages() throws -> [URL] {
    try files(sources.appending(path: "CassandraClient.docc")) { $0.hasSuffix(".md") }
      + [sources.appending(path: "README.md")]
  }

  /// The lines without what is around them, as indentation differs.
  private static func lines(_ text: Substring) -> String {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  @Test("Every example of the pages compiles: it is among the tests")
  func examples() throws {
    let compiled = try Self.files(Self.tests) { $0.hasPrefix("DocumentationExamples") }
      .map { Self.lines(try String(contentsOf: $0, encoding: .utf8)[...]) }.joined(separator: "\n")
    var count = 0
    for page in try Self.pages() {
      let parts = try String(contentsOf: page, encoding: .utf8).split(
        separator: "```", omittingEmptySubsequences: false)
      for block in parts where block.hasPrefix("swift\n") {
        count += 1
        let example = Self.lines(block.dropFirst(6))
        #expect(
          compiled.contains(example), "\(page.lastPathComponent) has an example that no test compiles:\n\(example)")
      }
    }
    #expect(count > 20)
  }

  @Test("Every page is linked from the first one, and every link to a page has one")
  func links() throws {
    let pages = try Self.files(Self.sources.appending(path: "CassandraClient.docc")) { $0.hasSuffix(".md") }
    let names = Set(pages.map { $0.deletingPathExtension().lastPathComponent }).subtracting(["CassandraClient"])
    var linked: Set<String> = []
    for page in pages {
      let text = try String(contentsOf: page, encoding: .utf8)
      let targets = text.split(separator: "<doc:").dropFirst().map { String($0.prefix { $0 != ">" }) }
      for target in targets { #expect(names.contains(target), "\(page.lastPathComponent) links to \(target)") }
      if page.lastPathComponent == "CassandraClient.md" { linked = Set(targets) }
    }
    #expect(linked == names)
  }
}
