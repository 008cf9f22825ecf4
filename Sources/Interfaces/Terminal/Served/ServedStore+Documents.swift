import CommandLineTool
import JSON

extension ServedStore {
  /// The JSON document that the store answers with.
  /// - Throws: `CommandFailure` in the words of the store's refusal.
  func document(_ target: String, sending body: ServedBody? = nil) async throws -> JSONValue {
    let answer = try await answer(to: target, sending: body)
    guard let document = try? JSONValue(parsing: answer.body) else {
      throw CommandFailure("the store at \(address) answered \(answer.status) and nothing that could be read")
    }
    guard answer.status / 100 == 2 else {
      let title = document["title"]?.string ?? "the store at \(address) answered \(answer.status)"
      throw CommandFailure(title, hint: document["detail"]?.string)
    }
    return document
  }
}
