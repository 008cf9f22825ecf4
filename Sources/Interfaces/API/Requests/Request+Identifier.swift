import Domain
import HTTPServer

extension Request {
  /// The identifier in the path.
  /// - Throws: `StoreError.notFound` with what stands there, if that names nothing.
  func identifier<Entity>(
    _ name: String = "id", of kind: StoreError.Kind, as entity: Entity.Type = Entity.self
  ) throws(StoreError) -> Identifier<Entity> {
    let text = parameters[name] ?? ""
    guard let id = Identifier<Entity>(text) else { throw .notFound(kind, key: text) }
    return id
  }
}
