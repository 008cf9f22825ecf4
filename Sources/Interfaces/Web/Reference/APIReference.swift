public import JSON

/// What the pages about the API are made from.
public struct APIReference: Sendable {
  /// A way in which the API refuses, with a page of its own.
  public struct Problem: Hashable, Sendable {
    /// The last part of the problem's type and of the page's address: `stock-shortage`.
    public let name: String
    public let status: Int
    public let title: String
    /// When it comes, and what to do, in whole sentences.
    public let meaning: String

    public init(_ name: String, status: Int, title: String, meaning: String) {
      self.name = name
      self.status = status
      self.title = title
      self.meaning = meaning
    }
  }

  let introduction: String
  /// Where programs find the description.
  let address: String
  let sections: [Section]
  let schemas: [Schema]
  let problems: [Problem]

  /// - Parameters:
  ///   - description: an OpenAPI 3.1 document.
  ///   - address: where programs find it.
  ///   - problems: each of the ways in which the API refuses.
  public init(_ description: JSONValue, at address: String, problems: [Problem]) {
    let reader = DescriptionReader(description)
    introduction = description["info"]?["description"]?.string ?? ""
    self.address = address
    sections = reader.sections
    schemas = reader.schemas
    self.problems = problems
  }
}

extension APIReference {
  /// The operations under one tag.
  struct Section: Hashable, Sendable {
    let name: String
    let summary: String
    let operations: [Operation]
  }

  struct Operation: Hashable, Sendable {
    let id: String
    let method: String
    let path: String
    let summary: String
    let details: String?
    let parameters: [Field]
    let body: Form?
    let answers: [Answer]
  }

  /// A parameter, or a member of an object.
  struct Field: Hashable, Sendable {
    let name: String
    /// `query`, `header` or `path`; `nil` for a member.
    let place: String?
    let form: Form
    let isRequired: Bool
    let details: String?
  }

  /// What a value looks like.
  struct Form: Hashable, Sendable {
    /// `integer, 1 to 200`
    let text: String
    /// The schema that says more, if there is one.
    let schema: String?
    /// Of an object that has no name.
    let members: [Field]
  }

  struct Answer: Hashable, Sendable {
    let status: String
    let details: String
    let form: Form?
  }

  /// An object with a name.
  struct Schema: Hashable, Sendable {
    let name: String
    let details: String?
    let form: Form
  }
}
