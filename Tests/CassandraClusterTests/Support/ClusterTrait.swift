import Testing

/// Starts a cluster before the first test of a suite and takes it away after the last one, however they end.
struct ClusterTrait: SuiteTrait, TestScoping {
  let kind: RealCluster.Kind

  /// The cluster that the tests of this suite run on.
  @TaskLocal static var running: RealCluster?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    let cluster = try await RealCluster.start(kind)
    do {
      try await Self.$running.withValue(cluster) { try await function() }
    } catch {
      try await cluster.destroy()
      throw error
    }
    try await cluster.destroy()
  }
}

extension Trait where Self == ClusterTrait {
  /// Real nodes of that release.
  static func cluster(_ release: String, nodes: Int, secured: Bool = false, settings: String = "") -> Self {
    ClusterTrait(
      kind: RealCluster.Kind(release: release, nodes: nodes, isSecured: secured, settings: settings))
  }
}
