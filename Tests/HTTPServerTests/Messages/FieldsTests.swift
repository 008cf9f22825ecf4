import HTTPServer
import Testing

@Suite("Header fields")
struct FieldsTests {
  let fields: Fields = ["Host": "x", "Accept": "a", "X-Empty": "", "accept": "b"]

  @Test("are found without regard to case, the first first")
  func lookup() {
    #expect(fields["HOST"] == "x")
    #expect(fields[.accept] == "a")
    #expect(fields.all("ACCEPT") == ["a", "b"])
    #expect(fields["x-empty"] == "")
    #expect(fields["Hos"] == nil)
    #expect(fields.contains("host") && !fields.contains("hosts"))
  }

  @Test("keep their order")
  func order() {
    #expect(fields.description == "Host: x\nAccept: a\nX-Empty: \naccept: b")
    #expect(fields.count == 4)
  }

  @Test("are replaced and removed by name")
  func setting() {
    var changed = fields
    changed["ACCEPT"] = "c"
    #expect(changed == ["Host": "x", "X-Empty": "", "Accept": "c"])
    changed["host"] = nil
    #expect(changed == ["X-Empty": "", "Accept": "c"])
  }

  @Test("never end their line: CR, LF and NUL become spaces")
  func injection() {
    var fields = Fields()
    fields.append("Location", "/a\r\nSet-Cookie: b\0")
    #expect(fields[.location] == "/a  Set-Cookie: b ")
  }
}
