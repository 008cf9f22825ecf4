import Testing

extension RealNodes.ThreeNodes {
  @Test(
    "Every type goes to the nodes and back, and is what the Python driver reads and writes (case 9)",
    .enabled(if: PythonDriver.isThere, PythonDriver.missing))
  func types() async throws { try await TypeExchange.run(on: cluster) }
}

extension RealNodes.OneNode {
  @Test(
    "Every type goes to the node and back, and is what the Python driver reads and writes (case 9)",
    .enabled(if: PythonDriver.isThere, PythonDriver.missing))
  func types() async throws { try await TypeExchange.run(on: cluster) }
}

extension RealNodes.SecuredNode {
  @Test(
    "Every type goes through TLS and back, and is what the Python driver reads and writes (case 9)",
    .enabled(if: PythonDriver.isThere, PythonDriver.missing))
  func types() async throws { try await TypeExchange.run(on: cluster) }
}
