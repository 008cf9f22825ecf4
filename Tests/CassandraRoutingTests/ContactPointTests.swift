import CassandraClient
import Testing

@Suite("Contact points")
struct ContactPointTests {
  @Test(
    "Hosts are read with and without ports",
    arguments: [
      ("db1", "db1:9042"), ("db1:9043", "db1:9043"), ("10.0.0.1", "10.0.0.1:9042"), ("10.0.0.1:1", "10.0.0.1:1"),
      ("::1", "[::1]:9042"), ("[2001:db8::1]:9142", "[2001:db8::1]:9142"),
    ])
  func reads(text: String, place: String) throws {
    let point = try #require(ContactPoint(parsing: text))
    #expect(point.description == place)
    #expect(ContactPoint(parsing: point.description) == point)
  }

  @Test("What is no host is refused", arguments: ["", ":9042", "db1:", "db1:0", "db1:65536", "a:b:c", "a b"])
  func refuses(text: String) { #expect(ContactPoint(parsing: text) == nil) }
}
