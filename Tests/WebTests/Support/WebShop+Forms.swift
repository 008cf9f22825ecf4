import Domain

@testable import Web

extension WebShop.Page {
  /// What the page's own form would send as it stands: the one in the middle of the page, not the theme's.
  var form: [(name: String, value: String)] {
    guard let form = tree.first("main")?.all("form", "post", of: "method").first else { return [] }
    return form.all.compactMap { node in
      guard let name = node.attributes["name"] else { return nil }
      switch node.name {
      case "input" where node.attributes["type"] == "radio":
        return node.attributes["checked"] == nil ? nil : (name, node.attributes["value"] ?? "")
      case "input": return (name, node.attributes["value"] ?? "")
      case "select":
        let chosen = node.all("option").first { $0.attributes["selected"] != nil } ?? node.first("option")
        return (name, chosen?.attributes["value"] ?? "")
      default: return nil
      }
    }
  }

  /// The same with other values in some fields.
  func form(_ typed: [String: String]) -> [(name: String, value: String)] {
    form.map { ($0.name, typed[$0.name] ?? $0.value) }
  }

  /// The name of the field where typing begins.
  var focus: String? { tree.all.first { $0.attributes["autofocus"] != nil }?.attributes["name"] }
}

extension WebShop {
  /// A form as a browser sends it.
  static func encoded(_ values: [(name: String, value: String)]) -> String {
    Address.path("", values.map { ($0.name, $0.value) }).dropFirst().description
  }
}
