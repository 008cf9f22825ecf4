/// The building of another generation of a read model beside the one that answers: a step of it after each step of the
/// other, and all the time that the other leaves.
struct Renewal {
  private let projector: Projector
  private var generation: Follower?
  private var head: Int64 = 0
  /// How many steps make one of full length: many where somebody waits for what comes between.
  private var parts = Self.most

  private static let most = 8

  init(projector: Projector) { self.projector = projector }

  var isUnderWay: Bool { generation != nil }

  /// Begins from the log's first record, also if one is under way.
  mutating func begin(beside follower: Follower) {
    do throws(FollowerFailure) {
      let (generation, head) = try follower.beginGeneration()
      self.generation = generation
      self.head = head
      projector.progress.renewing(at: 0, head: head)
      projector.report(.renewing(head: head))
    } catch {
      end(error.description, beside: follower)
    }
  }

  /// Brings the other generation on by a batch, or has it answer once it shows as much as `follower`, which then has to
  /// find out where it stands.
  /// - Parameter isAlone: nothing came since the step before; then this one may be longer.
  mutating func step(beside follower: inout Follower, isAlone: Bool = false) {
    parts = isAlone ? max(parts / 2, 1) : Self.most
    guard var generation, let current = follower.checkpoint?.position else { return }
    do throws(FollowerFailure) {
      let position = generation.checkpoint?.position ?? 0
      if position < current {
        _ = try generation.applyFromLog(inParts: parts)
        self.generation = generation
        projector.progress.renewing(at: generation.checkpoint?.position ?? 0, head: max(head, current))
      } else {
        follower.detach()
        do throws(ReadModelFailure) { try follower.model.adoptGeneration() } catch { throw .model(error) }
        self.generation = nil
        projector.progress.renewalEnded(nil)
        projector.report(.renewed(position: position))
      }
    } catch {
      end(error.description, beside: follower)
    }
  }

  /// Throws away what was built, if something was.
  mutating func giveUp(because reason: String = "the store was stopped", beside follower: Follower) {
    if generation != nil || projector.progress.status.renewal != nil { end(reason, beside: follower) }
  }

  private mutating func end(_ failure: String, beside follower: Follower) {
    generation = nil
    follower.model.dropGeneration()
    projector.progress.renewalEnded(failure)
    projector.report(.renewalFailed(failure))
  }
}
