import CommandLineTool
import Commands
import Imports
import JSON

/// Brings a demonstration into a store that this process has open.
struct OpenDemo {
  let importer: Importer
  let commands: any CommandStore
  let shop: DemoShop
  let console: Console

  func run() async throws {
    for kind in ImportKind.allCases where shop.count(of: kind) > 0 {
      let bar = ProgressBar("Making \(kind)", total: shop.count(of: kind), on: console)
      defer { bar.finish() }
      let report: ImportReport
      do throws(ImportStopped) {
        report = try await importer.run(kind, from: DemoFile(shop: shop, kind: kind, bar: bar), into: commands)
      } catch {
        throw error.failure(of: "the demonstration")
      }
      bar.finish()
      console.print(report.sentence)
      guard report.refused == 0 else { throw DemoRefusal.failure }
    }
  }
}

/// Brings a demonstration into a store that another process serves, some hundred things a request.
struct ServedDemo {
  let store: any ServedStore
  let shop: DemoShop
  let console: Console

  func run() async throws {
    console.note("The store is served at \(store.address): sending the shop there.")
    for kind in ImportKind.allCases where shop.count(of: kind) > 0 {
      let bar = ProgressBar("Making \(kind)", total: shop.count(of: kind), on: console)
      defer { bar.finish() }
      var counts = ImportCounts(kind: kind)
      for numbers in DemoFile.parts(of: shop.count(of: kind), length: 1_000) {
        let body = Once(shop.csv(kind, numbers, withHeader: true))
        let report = try await store.document(
          "/api/v1/imports/\(kind.rawValue)",
          sending: ServedBody(type: "text/csv", length: body.length) { await body.take() })
        counts.add(report)
        bar.advance(by: numbers.count)
      }
      bar.finish()
      console.print(counts.sentence)
      guard counts.refused == 0 else { throw DemoRefusal.failure }
    }
  }

  /// Bytes that are given once.
  private actor Once {
    nonisolated let length: Int
    private var bytes: [UInt8]

    init(_ bytes: [UInt8]) {
      length = bytes.count
      self.bytes = bytes
    }

    func take() -> [UInt8] {
      defer { bytes = [] }
      return bytes
    }
  }
}

enum DemoRefusal {
  /// Only where something else has the same name.
  static var failure: CommandFailure {
    CommandFailure("some of it is there already, and other than it would be", hint: "use another --seed")
  }
}

/// The import file of one kind of a demonstration's things, made piece by piece as it is read.
struct DemoFile: AsyncSequence {
  let shop: DemoShop
  let kind: ImportKind
  let bar: ProgressBar

  static func parts(of count: Int, length: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: length).map { $0..<Swift.min($0 + length, count) }
  }

  struct AsyncIterator: AsyncIteratorProtocol {
    let file: DemoFile
    var place = 0

    mutating func next() async -> [UInt8]? {
      let numbers = place..<Swift.min(place + 100, file.shop.count(of: file.kind))
      guard !numbers.isEmpty else { return nil }
      defer { place = numbers.upperBound }
      file.bar.advance(by: numbers.count)
      return file.shop.csv(file.kind, numbers, withHeader: place == 0)
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(file: self) }
}
