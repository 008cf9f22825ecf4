import Domain
import JSON

extension User: Written {
  func write(to json: inout JSONWriter) {
    json.object {
      $0.member("id", id)
      $0.member("name", name.text)
      $0.member("email", email.text)
      $0.member("role", role.rawValue)
      $0.member("version", version)
    }
  }

  init(_ json: JSONReader) throws(JSONError) {
    self.init(
      id: try json.id("id"),
      name: try json.text("name") { (text) throws(StoreError) in try Name(text) },
      email: try json.text("email") { (text) throws(StoreError) in try EmailAddress(text) },
      role: try json.member("role").choice(),
      version: try json.member("version").int64())
  }
}
