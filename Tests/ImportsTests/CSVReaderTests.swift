import Randomness
import Imports
import StoreSamples
import Testing

/// All rows of a file that comes in pieces of the given sizes, over and over.
private func records(_ file: some Collection<UInt8>, in sizes: [Int] = [1 << 20], limits: CSVReader.Limits = .init())
  throws(FileFault) -> [CSVRecord]
{
  var reader = CSVReader(limits: limits)
  var records: [CSVRecord] = []
  var rest = file[...]
  var turn = 0
  while !rest.isEmpty {
    reader.feed(rest.prefix(sizes[turn % sizes.count]))
    rest = rest.dropFirst(sizes[turn % sizes.count])
    turn += 1
    while let record = try reader.next() { records.append(record) }
  }
  reader.end()
  while let record = try reader.next() { records.append(record) }
  return records
}

private func rows(_ file: String) throws -> [[String]] { try records(file.utf8).map(\.texts) }

extension CSVRecord {
  fileprivate var texts: [String] { (0..<count).map { String(decoding: self[$0], as: UTF8.self) } }
}

@Suite("CSV")
struct CSVReaderTests {
  @Test(
    "Is read as RFC 4180 says",
    arguments: [
      ("", []),
      ("a,b", [["a", "b"]]),
      ("a,b\n", [["a", "b"]]),
      ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
      ("a,,\n,,c\n", [["a", "", ""], ["", "", "c"]]),
      ("\"a\",\"b\"\r\n", [["a", "b"]]),
      ("\"a,b\";c\n", [["a,b", "c"]]),
      ("\"line\r\nbreak\",c\nd,e", [["line\r\nbreak", "c"], ["d", "e"]]),
      ("\"say \"\"hi\"\"\",\"\"\n", [["say \"hi\"", ""]]),
      ("\"\"\"\"", [["\""]]),
      (" a , \"b\" \n", [[" a ", " \"b\" "]]),
      ("5\" nail,x\n", [["5\" nail", "x"]]),
      ("a\rb,c\n", [["a\rb", "c"]]),
      ("a,b\r", [["a", "b"]]),
      ("\"a\",\"b\"\r", [["a", "b"]]),
      ("a;b,c\nd;e,f", [["a", "b,c"], ["d", "e,f"]]),
      ("a,b;c\nd,e;f", [["a", "b;c"], ["d", "e;f"]]),
      ("\n\na,b\n\n", [[""], [""], ["a", "b"], [""]]),
      ("\u{feff}a,b\n", [["a", "b"]]),
      ("\u{feff}", []),
      ("\u{feff}\"a\"", [["a"]]),
      ("a,\u{feff}b", [["a", "\u{feff}b"]]),
      ("ab", [["ab"]]),
      ("é,漢\n", [["é", "漢"]]),
    ] as [(String, [[String]])])
  func reads(file: String, expected: [[String]]) throws { #expect(try rows(file) == expected) }

  @Test("Rows are numbered as spreadsheets do: empty ones count, line breaks within quotes do not")
  func numbers() throws {
    let file = "a,b\n\n\"c\nc\",d\ne,f\n"
    #expect(try records(file.utf8).map(\.row) == [1, 2, 3, 4])
    #expect(try records(file.utf8).map(\.isBlank) == [false, true, false, false])
  }

  @Test("A row with text after a closing quote says so, and the next is read as if nothing were")
  func textAfterQuote() throws {
    let found = try records("a,b\n\"c\"x,d\n\"e\" ,f\n\"g\"\rh,i\nj,k\n".utf8)
    #expect(found.map(\.fault) == [nil, .textAfterQuote, .textAfterQuote, .textAfterQuote, nil])
    #expect(found.map(\.texts) == [["a", "b"], ["cx,d"], ["e ,f"], ["gh,i"], ["j", "k"]])
  }

  @Test("A field or a row past its limit is cut, says so, and the next is read")
  func tooLong() throws {
    let limits = CSVReader.Limits(fieldBytes: 4, rowBytes: 9)
    let file = "abcd,efgh\nabcde,f\nab,cd,ef,gh\n,,,,,,,,,,,,,,\nabcd\n"
    let found = try records(file.utf8, limits: limits)
    let field = CSVRecord.Fault.tooLong(limit: 4)
    let row = CSVRecord.Fault.tooLong(limit: 9)
    #expect(found.map(\.fault) == [nil, field, row, row, nil])
    #expect(found[1].texts == ["abcd"])
    #expect(found[2].texts == ["ab", "cd", "ef", ""])
  }

  @Test("A quote that never closes is an error that names its row", arguments: ["\"", "a,\"b\nc,d\n", "a,\"b\"\"\nc"])
  func quoteNotClosed(tail: String) {
    #expect(throws: FileFault.quoteNotClosed(row: 3)) { try rows("a,b\nc,d\n" + tail) }
  }

  @Test("Nor does a quote that runs on for ever fill the memory")
  func runawayQuote() {
    let limits = CSVReader.Limits(fieldBytes: 100, rowBytes: 1_000)
    let file = "a,b\n\"" + String(repeating: "x\n", count: 1_000)
    #expect(throws: FileFault.quoteNotClosed(row: 2)) { try records(file.utf8, limits: limits) }
  }

  @Test("However the bytes are cut into pieces, the rows are the same")
  func everySplit() throws {
    let files = [
      "\u{feff}sku;name\r\n\"a;\"\"1\"\"\";é\r\n\r\n\"x\r\ny\";z\n;\n\"b\" ;c\r\nlast;\"\"",
      "a,b\r\n\"c\"\r\n\"d\"\re,f\n\"g\"\"\",h\rr\n",
      "\u{feff}", "\u{feff}\r\n", "ab", "\"\"",
    ]
    let limits = CSVReader.Limits(fieldBytes: 8, rowBytes: 12)
    for file in files {
      let bytes = Array(file.utf8)
      let whole = try records(bytes, limits: limits)
      #expect(try records(bytes, in: [1], limits: limits) == whole)
      for split in 1..<max(2, bytes.count) {
        #expect(try records(bytes, in: [split, bytes.count], limits: limits) == whole, "split at \(split)")
      }
    }
  }

  @Test("What is written by chance is read back, in pieces by chance")
  func roundTrips() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(seed: seed)
    for _ in 0..<200 {
      let table = Table(using: &random)
      let sizes = (0..<5).map { _ in Int.random(in: 1...40, using: &random) }
      let found = try records(table.written(using: &random).utf8, in: sizes)
      #expect(found.map(\.texts) == table.rows, "seed \(seed)")
      #expect(found.allSatisfy { $0.fault == nil }, "seed \(seed)")
    }
  }

  @Test("Hostile bytes end in rows or in one error, the same however they are cut, and never past the limits")
  func hostileBytes() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(seed: seed)
    let limits = CSVReader.Limits(fieldBytes: 6, rowBytes: 10)
    let alphabet = Array("aa,;\"\"\r\n\n".utf8) + [0, 0xff, 0xef, 0xbb, 0xbf]
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let sizes = (0..<3).map { _ in Int.random(in: 1...9, using: &random) }
      let whole = Result { () throws(FileFault) in try records(bytes, limits: limits) }
      let pieces = Result { () throws(FileFault) in try records(bytes, in: sizes, limits: limits) }
      #expect(whole == pieces, "seed \(seed): \(bytes)")
      for record in (try? whole.get()) ?? [] {
        #expect((0..<record.count).reduce(0) { $0 + record[$1].count } <= 10, "seed \(seed): \(bytes)")
        #expect(record.count <= 12, "seed \(seed): \(bytes)")
      }
    }
  }
}

/// A table by chance, and one of the ways to write it as CSV.
private struct Table {
  let rows: [[String]]
  private let separator: String
  private static let texts = [
    "", "a", "85123A", "WRAP  PINK FLOCK", "5\" nail", "a,b", "a;b", "\"", "\"\"", "line\nbreak", "line\r\nbreak", "é漢",
    " ", "'", "=1+1", "\t",
  ]

  init(using random: inout SeededRandom) {
    let columns = Int.random(in: 2...5, using: &random)
    separator = Bool.random(using: &random) ? "," : ";"
    // A header without separators: the first one outside quotes is the file's.
    var rows = [(0..<columns).map { "column \($0)" }]
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      rows.append((0..<columns).map { _ in Self.texts.randomElement(using: &random) ?? "" })
    }
    self.rows = rows
  }

  func written(using random: inout SeededRandom) -> String {
    var text = Bool.random(using: &random) ? "\u{feff}" : ""
    for (number, row) in rows.enumerated() {
      text += row.map { quoted($0, always: Int.random(in: 0..<4, using: &random) == 0) }.joined(separator: separator)
      if number < rows.count - 1 || Bool.random(using: &random) { text += Bool.random(using: &random) ? "\r\n" : "\n" }
    }
    return text
  }

  private func quoted(_ text: String, always: Bool) -> String {
    let special = text.unicodeScalars.contains { "\"\r\n".unicodeScalars.contains($0) } || text.contains(separator)
    guard special || always else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
