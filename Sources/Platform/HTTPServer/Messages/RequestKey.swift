/// Names a value that travels with a request: `enum ActorKey: RequestKey { typealias Value = User }`.
public protocol RequestKey {
  associatedtype Value: Sendable
}
