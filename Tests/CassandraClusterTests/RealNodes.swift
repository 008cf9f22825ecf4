import Foundation
import Testing

/// What only real nodes can show. One cluster runs at a time, and one test on it.
@Suite("Real nodes", .serialized, .enabled(if: NodeScript.isThere, NodeScript.missing))
enum RealNodes {
  /// Which release the three nodes are of; the single ones are of the other.
  private static let ring = ProcessInfo.processInfo.environment["STORE_TEST_CASSANDRA_RING"] ?? "4.1"
  private static let other = ring == "4.1" ? "5.0" : "4.1"

  /// How long a node waits for its replicas. Longer than usual: what is judged is the client, not how busy the processors
  /// of three nodes are.
  static let patience = Duration.seconds(9)
  private static let patient = ["write_request", "read_request", "cas_contention"]
    .map { "\($0)_timeout: \(patience.components.seconds)s" }.joined(separator: "\n")

  @Suite("Three nodes", .cluster(ring, nodes: 3, settings: patient))
  struct ThreeNodes { let cluster: RealCluster; init() throws { cluster = try #require(ClusterTrait.running) } }

  private static let abilities = "tombstone_failure_threshold: 2000\nmaterialized_views_enabled: true"

  @Suite("One node", .cluster(other, nodes: 1, settings: patient + "\n" + abilities))
  struct OneNode { let cluster: RealCluster; init() throws { cluster = try #require(ClusterTrait.running) } }

  @Suite("One node with TLS and passwords", .cluster(other, nodes: 1, secured: true, settings: patient))
  struct SecuredNode { let cluster: RealCluster; init() throws { cluster = try #require(ClusterTrait.running) } }
}
