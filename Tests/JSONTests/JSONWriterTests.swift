import JSON
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
  @Test("Objects and arrays come in the order of the calls, with commas between")
  func nesting() {
    var json = JSONWriter()
    json.object {
      $0.member("id", "a-1")
      $0.member("count", 12)
      $0.member("total", Int64.min)
      $0.member("paid", true)
      $0.null("note")
      $0.array("lines") {
        $0.object { _ in }
        $0.array { _ in }
        $0.value(0)
        $0.value(-7)
        $0.value(1.5)
        $0.value(Double.nan)
        $0.null()
      }
      $0.object("address") { $0.member("raw", raw: #"{"x":[1]}"#.utf8) }
      $0.member("last", false)
    }
    #expect(
      json.text
        == #"{"id":"a-1","count":12,"total":-9223372036854775808,"paid":true,"note":null,"#
        + #""lines":[{},[],0,-7,1.5,null,null],"address":{"raw":{"x":[1]}},"last":false}"#)
  }

  @Test("Plain text is written straight into the buffer, as long as it turns out")
  func plain() {
    var json = JSONWriter()
    json.array {
      $0.value(plain: 8) { text in
        for place in 0..<3 { text[place] = UInt8(ascii: "a") + UInt8(place) }
        return 3
      }
      $0.value(plain: 4) { _ in 0 }
    }
    #expect(json.text == #"["abc",""]"#)
  }

  @Test("Begin and end write what the scoped forms do")
  func beginAndEnd() {
    var json = JSONWriter()
    json.beginObject()
    json.name("a")
    json.beginArray()
    json.value("x")
    json.value("y")
    json.endArray()
    json.name("b")
    json.value(Int64.max)
    json.endObject()
    #expect(json.text == #"{"a":["x","y"],"b":9223372036854775807}"#)
  }

  @Test("An absent optional is null")
  func optionals() {
    var json = JSONWriter()
    json.object {
      $0.member("text", String?.none)
      $0.member("int", Int?.none)
      $0.member("int64", Int64?.some(3))
      $0.member("bool", Bool?.none)
    }
    #expect(json.text == #"{"text":null,"int":null,"int64":3,"bool":null}"#)
  }

  @Test("Quotes, backslashes and controls are escaped, all else stays")
  func escaping() {
    var json = JSONWriter()
    json.value("\"\\/\u{08}\t\n\u{0C}\r\u{00}\u{0B}\u{1F}\u{7F}é\u{2028}👍🏽")
    #expect(json.text == "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u000b\\u001f\u{7F}é\u{2028}👍🏽\"")
  }

  @Test("Names are escaped as well")
  func names() {
    var json = JSONWriter()
    json.object { $0.member("a\"b", 1) }
    #expect(json.text == #"{"a\"b":1}"#)
  }

  @Test("Documents follow each other on lines")
  func lines() {
    var json = JSONWriter()
    json.value(1)
    json.newLine()
    json.object { $0.member("a", 1) }
    #expect(json.text == "1\n{\"a\":1}")
    json.removeAll()
    json.value("again")
    #expect(json.text == "\"again\"")
  }

  @Test("An error of the content comes through")
  func errors() {
    struct Stop: Error, Equatable {}
    var json = JSONWriter()
    #expect(throws: Stop()) { try json.array { _ in throw Stop() } }
  }
}
