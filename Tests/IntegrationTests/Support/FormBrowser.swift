import Foundation

/// What a browser does with forms: it fills in those that pages show, sends them, follows redirects and keeps cookies.
final class FormBrowser {
  private let client: HTTPClient
  private var cookies: [String: String] = [:]
  /// Where the last answer came from.
  private(set) var path = "/"
  private(set) var page = ""

  init(_ client: HTTPClient) { self.client = client }

  @discardableResult
  func open(_ path: String) throws -> Int { try follow(try send("GET", path, nil, nil), from: path) }

  /// Sends the form in the middle of the page as it stands, but for what was typed.
  @discardableResult
  func submit(_ typed: [String: String], to address: String? = nil) throws -> Int {
    try send(fields.merging(typed) { $1 }, to: address ?? action)
  }

  /// Sends these fields and no others, as a form that was shown before.
  func send(_ fields: [String: String], to address: String) throws -> Int {
    let body = fields.map { "\(Self.escaped($0))=\(Self.escaped($1))" }.sorted().joined(separator: "&")
    let type = "application/x-www-form-urlencoded"
    return try follow(try send("POST", address, Array(body.utf8), type), from: address)
  }

  /// Sends a form with a file.
  @discardableResult
  func submit(_ fields: [String: String], file: [UInt8], named name: String) throws -> Int {
    let boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
    var body: [UInt8] = []
    for (field, value) in fields {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8
    }
    let head = "Content-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: text/csv\r\n\r\n"
    body += "--\(boundary)\r\n\(head)".utf8
    body += file
    body += "\r\n--\(boundary)--\r\n".utf8
    let type = "multipart/form-data; boundary=\(boundary)"
    return try follow(try send("POST", action, body, type), from: action)
  }

  private func send(_ method: String, _ path: String, _ body: [UInt8]?, _ type: String?) throws -> HTTPClient.Answer {
    var fields = ["Accept": "text/html,*/*;q=0.8", "Sec-Fetch-Site": "same-origin"]
    fields["Content-Type"] = type
    if !cookies.isEmpty { fields["Cookie"] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
    return try client.send(method, path, fields, body)
  }

  private func follow(_ answer: HTTPClient.Answer, from path: String) throws -> Int {
    keep(answer.fields["set-cookie"])
    if answer.status == 303, let location = answer.fields["location"] {
      if let position = cookies["position"] { try client.waitUntilVisible(position) }
      return try open(location)
    }
    self.path = path
    page = answer.text
    return answer.status
  }

  private func keep(_ field: String?) {
    guard let pair = field?.split(separator: ";").first?.split(separator: "=", maxSplits: 1) else { return }
    cookies[String(pair[0])] = pair.count == 2 ? String(pair[1]) : nil
  }

  /// The form in the middle of the page.
  private var form: Substring {
    guard let main = page.range(of: "<main") else { return "" }
    let rest = page[main.upperBound...]
    guard let start = rest.range(of: "method=\"post\""),
      let tag = rest[..<start.lowerBound].range(of: "<form", options: .backwards)
    else { return "" }
    let end = rest[tag.lowerBound...].range(of: "</form>")?.lowerBound ?? rest.endIndex
    return rest[tag.lowerBound..<end]
  }

  private var action: String { form.firstMatch(of: /action="([^"]*)"/).map { Self.unescaped($0.1) } ?? path }

  /// The form's fields as the page filled them in.
  var fields: [String: String] {
    var fields: [String: String] = [:]
    for input in form.matches(of: /<input[^>]*>/) {
      guard let name = input.0.firstMatch(of: /\sname="([^"]*)"/) else { continue }
      if input.0.contains("type=\"radio\""), !input.0.contains(" checked") { continue }
      fields[Self.unescaped(name.1)] = input.0.firstMatch(of: /\svalue="([^"]*)"/).map { Self.unescaped($0.1) } ?? ""
    }
    return fields
  }

  private static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  private static func unescaped(_ text: Substring) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
  }
}
