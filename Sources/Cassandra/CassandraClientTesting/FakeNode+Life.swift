internal import EventLoops

extension FakeNode {
  /// Stops as a node does whose process is ended: nobody listens any more, and all connections are closed. The port
  /// stays this node's. Returns when that is done.
  public func stop() async { try? await loop.run { [core] in core.stop(reset: false) } }

  /// Stops as a node does that is killed: all connections are broken off.
  public func kill() async { try? await loop.run { [core] in core.stop(reset: true) } }

  /// Listens again after ``stop()``, ``kill()`` or ``refuseConnections()``, at the same address and port. Statements
  /// that were prepared are still known; see ``forgetStatements()``.
  ///
  /// - Throws: ``NetworkError`` if it cannot; ``EventLoopError``.
  public func start() async throws { try await loop.run { [core] in try core.start() } }

  /// Takes no more connections; those that are open stay.
  public func refuseConnections() async { try? await loop.run { [core] in core.refuseConnections() } }

  /// Takes connections and says nothing on those that come from now on, not even for TLS, or says something again.
  public func ignoreConnections(_ ignores: Bool = true) async {
    try? await loop.run { [core] in core.ignoreConnections(ignores) }
  }

  /// Closes the connections that are open, or breaks them off, and goes on listening.
  public func closeConnections(reset: Bool = false) async {
    try? await loop.run { [core] in core.closeConnections(reset: reset) }
  }

  /// Reads nothing more on any connection: what clients send backs up in the network.
  public func pauseReading() async { try? await loop.run { [core] in core.readsPaused = true } }

  /// Reads again, first what has backed up.
  public func resumeReading() async { try? await loop.run { [core] in core.readsPaused = false } }
}
