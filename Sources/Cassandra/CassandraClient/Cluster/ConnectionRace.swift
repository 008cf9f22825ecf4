import EventLoops

/// Connects to one of several places without waiting long for one that hangs: the next place is tried a short while
/// after the one before, or as soon as one has failed, and the first that takes the connection wins (RFC 8305).
struct ConnectionRace {
  private typealias Place = ControlConnection.Place

  private enum Step: Sendable {
    case opened(Place, NodeConnection)
    case failed(Place, CassandraError)
    /// The while is over that the place of that number was given before the next.
    case slow(Int)
    case cancelled
  }

  private var places: [ControlConnection.Place]
  private let cluster: ControlPlane.Cluster?
  private let control: ControlConnection

  /// A race to these places, tried in this order.
  /// - Parameter cluster: what the cluster turned out to be; see ``ControlConnection/open(to:of:)``.
  init(to places: [ControlConnection.Place], of cluster: ControlPlane.Cluster?, by control: ControlConnection) {
    self.places = places
    self.cluster = cluster
    self.control = control
  }

  /// How long a place is tried alone.
  static let headStart = Duration.milliseconds(250)

  /// The first connection that comes about; the others are given up. Asked again, those places take part that have
  /// neither won nor failed. Belongs on the loop's thread.
  /// - Parameter failed: told of each place that failed before.
  /// - Returns: nil where all have failed.
  /// - Throws: `CancellationError`.
  mutating func next(
    failed: (ControlConnection.Place, CassandraError) -> Void
  ) async throws -> NodeConnection? {
    let winner = await run(failed)
    if Task.isCancelled {
      winner?.close(.closed)
      throw CancellationError()
    }
    return winner
  }

  private mutating func run(_ failed: (ControlConnection.Place, CassandraError) -> Void) async -> NodeConnection? {
    let race = self
    var waiting = places[...]
    var settled: [Place] = []
    let winner = await withTaskGroup(of: Step.self) { group in
      var begun = 0
      var running = 0
      func begin() {
        guard let place = waiting.popFirst() else { return }
        begun += 1
        running += 1
        group.addTask { await race.attempt(place) }
        if waiting.isEmpty { return }
        group.addTask { [begun] in await race.pause(begun) }
      }
      var winner: NodeConnection?
      begin()
      while running > 0, let step = await group.next() {
        switch step {
        case .opened(let place, let connection):
          running -= 1
          // Another may have come about in the same moment.
          guard winner == nil else {
            connection.close(.closed)
            continue
          }
          winner = connection
          settled.append(place)
          group.cancelAll()
        case .failed(let place, let error):
          running -= 1
          settled.append(place)
          failed(place, error)
          if winner == nil { begin() }
        case .slow(let number): if number == begun, winner == nil { begin() }
        case .cancelled: running -= 1
        }
      }
      group.cancelAll()
      return winner
    }
    places.removeAll { settled.contains($0) }
    return winner
  }

  private func attempt(_ place: Place) async -> Step {
    do {
      return .opened(place, try await control.open(to: place, of: cluster))
    } catch let error as CassandraError {
      return .failed(place, error)
    } catch {
      return .cancelled
    }
  }

  private func pause(_ number: Int) async -> Step {
    try? await control.configuration.clock.sleep(for: Self.headStart, on: control.loop)
    return .slow(number)
  }
}
