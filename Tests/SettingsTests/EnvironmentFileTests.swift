import Settings
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite("Environment files")
struct EnvironmentFileTests {
  @Test(
    "A line holds a name and a value",
    arguments: [
      ("A=b", "b"), ("A=", ""), ("  A = b c  ", "b c"), ("export A=b", "b"), ("A=b # why", "b"), ("A=b#c", "b#c"),
      ("A=#c", ""), ("A='b # $c \\n'", "b # $c \\n"), (#"A="b\n\t\"\\\$" # why"#, "b\n\t\"\\$"), ("A=b=c", "b=c"),
      ("A=it's", "it's"), ("A=\"\"", ""), ("A=\" b \"", " b "), ("A=é", "é"), ("A=b\r\nB=c", "b"),
    ])
  func values(text: String, value: String) {
    let file = EnvironmentFile(parsing: text)
    #expect(file["A"]?.value == value)
    #expect(file.faults == [])
  }

  @Test(
    "A line that cannot be understood is named, its value is not",
    arguments: [
      ("A", "there is no \"=\"; write NAME=value"),
      ("1A=s3cret", "\"1A\" is no name; use letters, digits and _, a digit not first"),
      ("A B=s3cret", "\"A B\" is no name; use letters, digits and _, a digit not first"),
      ("É=s3cret", "\"É\" is no name; use letters, digits and _, a digit not first"),
      ("=s3cret", "\"\" is no name; use letters, digits and _, a digit not first"),
      ("A=\"s3cret", "the closing quote is missing"), ("A='s3cret", "the closing quote is missing"),
      ("A=\"s3cret\" more", "something stands behind the closing quote; put all of the value between quotes"),
      (#"A="s3\cret""#, "a backslash begins no escape; write \\\\ for one, or use single quotes"),
      (#"A="s3cret\"#, "a backslash begins no escape; write \\\\ for one, or use single quotes"),
    ])
  func faults(line: String, problem: String) {
    let file = EnvironmentFile(parsing: "# comment\n\nB=1\n\(line)\nC=2")
    #expect(file.faults.map(\.description) == ["line 4: \(problem)"])
    #expect(file.entries.map(\.name) == ["B", "C"])
  }

  @Test("A name that stands twice is a fault")
  func twice() {
    let file = EnvironmentFile(parsing: "A=1\nB=2\nexport A=3")
    #expect(file.faults.map(\.description) == ["line 3: A stands in line 1 already"])
    #expect(file["A"]?.value == "1")
  }

  @Test("A file that is not there is none, one that cannot be read is an error")
  func files() throws {
    var template = Array("/tmp/settings-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let name = template.withUnsafeBufferPointer {
      String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    defer { unlink(name) }
    let text = "A='é'\n"
    #expect(write(descriptor, text, text.utf8.count) == text.utf8.count)
    #expect(try EnvironmentFile(at: Path(name))?["A"]?.value == "é")
    let broken: [UInt8] = [0xFF]
    #expect(write(descriptor, broken, 1) == 1)
    close(descriptor)
    #expect(throws: EnvironmentFile.Unreadable.self) { try EnvironmentFile(at: Path(name)) }
    #expect(try EnvironmentFile(at: Path(name + "-none")) == nil)
    #expect(throws: EnvironmentFile.Unreadable.self) { try EnvironmentFile(at: "/tmp") }
  }
}
